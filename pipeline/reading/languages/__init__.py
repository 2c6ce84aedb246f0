"""The words of each language; the grammar is the same for all."""

from types import MappingProxyType

from pipeline.reading.languages.en.language import ENGLISH
from pipeline.reading.languages.language import Language
from pipeline.reading.languages.vi.language import VIETNAMESE

LANGUAGES = MappingProxyType(
    {language.tag: language for language in (ENGLISH, VIETNAMESE)}
)

__all__ = ["LANGUAGES", "Language"]
