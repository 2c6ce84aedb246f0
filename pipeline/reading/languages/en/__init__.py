"""The words of English, in British and American spelling."""

from pipeline.reading.languages.en.language import ENGLISH

__all__ = ["ENGLISH"]
