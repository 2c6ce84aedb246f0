"""What each issue code says: what was expected, and what to do about it.

`{expected}` is filled with the issue's own value. Codes are stable: other people's
tools match on them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The words around an issue's values, in English."""

    expected: str
    remedy: str


CATALOGUE = {
    # Files.
    "missing-file": Text("the file {expected}", "add it"),
    "unknown-file": Text("one of {expected}", "rename or remove the file"),
    "outside-raw": Text(
        "a plain file or folder, no link", "put the file itself in its place"
    ),
    "not-utf8": Text("UTF-8", "save the file as UTF-8 (in spreadsheets: CSV UTF-8)"),
    "not-nfc": Text(
        "{expected} (Unicode NFC)", "retype the word, or convert the file to NFC"
    ),
    "control-character": Text("visible characters only", "delete the hidden character"),
    "line-ends": Text(
        "LF, or CRLF on every line", "save the file with one kind of line end"
    ),
    "wrong-header": Text("the header {expected}", "make the first line exactly this"),
    "ragged-row": Text(
        "{expected} cells", "add or remove commas; quote a cell that holds one"
    ),
    "stray-quote": Text(
        "quotes around a whole cell, doubled inside it", "quote the cell anew"
    ),
    "not-toml": Text("TOML", "mend the line as the message says"),
    "unknown-key": Text("one of {expected}", "correct or remove the key"),
    "wrong-type": Text("{expected}", "write the value in that form"),
    # Cells.
    "missing-value": Text("a value", "fill in the cell"),
    "malformed-value": Text("{expected}", "write the value in that form"),
    "unknown-choice": Text("one of {expected}", "write one of these"),
    "too-long": Text(
        "at most {expected} characters",
        "keep only the figure with its hedge and unit: facts travel, sentences do not",
    ),
    "edge-space": Text("no space at either end", "remove the space"),
    "formula": Text(
        "text that no spreadsheet takes for a formula",
        "begin the cell with another character",
    ),
    "impossible-date": Text("a day that exists", "correct the date"),
    "duplicate-key": Text(
        "{expected} only once", "give the row a new id that was never used"
    ),
    "unknown-code": Text(
        "a code listed in {expected}", "correct it, or add it to the codelist"
    ),
    "wrong-entity-type": Text(
        "{expected}", "let the id's prefix and its entity_type tell the same"
    ),
    "missing-term": Text(
        "labels for {expected}", "add the code with both labels to terms.csv"
    ),
    "unit-unread": Text(
        "a form that reads as {expected}",
        "remove the form, or teach it to pipeline/reading",
    ),
    # Anchors.
    "anchor-missing": Text(
        "the offset of the words in the text", "fill in where the words begin"
    ),
    "anchor-without-words": Text("words at that offset", "fill in the words"),
    "anchor-beyond": Text(
        "an end at or before {expected}, the text's length", "correct the offset"
    ),
    "anchors-disagree": Text(
        "{expected}, as another anchor there says", "correct one of the two"
    ),
    "fingerprint-missing": Text(
        "text_sha256, text_length and paragraphs of a text that is held",
        "fill them in, or set extent to none",
    ),
    # Words and what was keyed.
    "unreadable-words": Text(
        "words with {expected}", "transcribe the figure with its hedge and unit"
    ),
    "several-readings": Text(
        "words with one {expected}", "shorten the words to the one that is meant"
    ),
    "refused-words": Text("{expected}", "add the words that settle it"),
    "value-disagrees": Text(
        "{expected}, which the words say", "correct the keyed value or the words"
    ),
    "unit-disagrees": Text(
        "{expected}, which the words say", "correct the keyed unit or the words"
    ),
    "unit-not-of-indicator": Text(
        "{expected}, the indicator's unit", "correct the unit or the indicator"
    ),
    "rank-expected": Text(
        "{expected}", "use an indicator of that kind, or correct the words"
    ),
    "time-disagrees": Text(
        "{expected}, which the words say", "correct the time or the words"
    ),
    "time-unstated": Text(
        "{expected}, the report's own day, where no words tell the time",
        "transcribe the words that tell the time",
    ),
    "no-reference-date": Text(
        "a reference_date in source.toml, to resolve the words",
        "add the day the report speaks from",
    ),
    "not-in-words": Text(
        "words that hold {expected}",
        "correct the words, or add the printed form to the codelist",
    ),
    # The published package.
    "constraint-broken": Text("{expected}", "correct the row this was made from"),
    "key-repeated": Text("a key used once", "correct the rows this was made from"),
    "reference-broken": Text(
        "a key of {expected}", "correct the row this was made from"
    ),
    "descriptor-invalid": Text("{expected}", "correct raw/dataset.toml"),
    "package-invalid": Text("{expected}", "run make, and commit what it writes"),
    "not-rebuilt": Text("{expected}", "run make, and commit what it writes"),
    # Verification against the reports.
    "text-differs": Text(
        "the text that was transcribed, {expected}",
        "use the text as it was, or transcribe the new one",
    ),
    "anchor-moved": Text("the words at {expected}", "anchor them anew"),
    "anchor-lost": Text("the words in the text", "transcribe them anew"),
}
