"""What binary files say of the dataset and its tables: as the descriptor does."""

from __future__ import annotations

from typing import Any

_DATASET = (
    "name",
    "id",
    "version",
    "title",
    "title@vi",
    "description",
    "description@vi",
    "created",
    "homepage",
    "licenses",
)
_TABLE = ("name", "title", "title@vi", "description", "description@vi", "schema")


def describe_dataset(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return what the descriptor says of the dataset as a whole."""
    return {key: descriptor[key] for key in _DATASET if key in descriptor}


def describe_table(descriptor: dict[str, Any], table: str) -> dict[str, Any]:
    """Return what the descriptor says of a table, whatever its form.

    The fields in its schema have the labels of their codes, as `categories`.
    """
    resources = descriptor["resources"]
    resource = next(one for one in resources if one["name"] == table)
    return {key: resource[key] for key in _TABLE}
