"""The words of Vietnamese."""

from pipeline.reading.languages.vi.language import VIETNAMESE

__all__ = ["VIETNAMESE"]
