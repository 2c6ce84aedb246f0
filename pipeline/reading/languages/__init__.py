"""The words of each language; the grammar is the same for all."""

from types import MappingProxyType

from pipeline.reading.languages.language import Language
from pipeline.reading.languages.vi import VIETNAMESE

LANGUAGES = MappingProxyType({VIETNAMESE.tag: VIETNAMESE})

__all__ = ["LANGUAGES", "Language"]
