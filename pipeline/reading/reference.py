"""The day of a report, against which times without a year are read."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Reference:
    """A day that may be needed to read a text, and whether it was.

    What is read without looking at the day is read so for every day.
    """

    _day: date
    is_used: bool = False

    @property
    def day(self) -> date:
        """The day; whoever looks at it uses it."""
        self.is_used = True
        return self._day
