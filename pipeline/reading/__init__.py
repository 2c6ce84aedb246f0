"""Readers of quantities and times in print: pure, without files or clock."""

from pipeline.reading.explain import explain
from pipeline.reading.model import Quantity, Refusal, Result, Time, bounds
from pipeline.reading.reader import may_qualify, read
from pipeline.reading.reference import Reference
from pipeline.reading.serialization import as_record

__all__ = [
    "Quantity",
    "Reference",
    "Refusal",
    "Result",
    "Time",
    "as_record",
    "bounds",
    "explain",
    "may_qualify",
    "read",
]
