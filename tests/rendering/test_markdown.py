"""Text from reports stays text on a page, whatever marks it holds."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marko.ext.gfm import gfm

from pipeline.rendering.markdown import escape, render_markdown
from pipeline.rendering.views import FactView, Pair, Report
from tests.conftest import shared
from tests.schemas.test_cells import ADDRESSES

# The elements that a page of facts has.
ELEMENTS = {"h3", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "em", "a"}
ELEMENTS |= {"strong", "p"}

NAUGHTY = [
    *("http://a.bc", "https://a.bc/x", "ftp://a.bc", "www.a.bc", "WWW.a.bc", "x@a.bc"),
    *("mailto:x@a.bc", "xmpp:x@a.bc/y", "@name", "#12", "GH-12", "a/b#12", ":tada:"),
    *("$x$", "$$x$$", "$`x`$", "~x~", "~~x~~", "[^1]", "[x](y)", "![x](y)", "<b>x</b>"),
    *("&amp;", "&#64;", "\\", "\\\\", "x\\", "|", "\\|", "\\\\|", "a|b|c", "`x`", "``"),
    *("<!-- x -->", "<!-- /compare -->", "<!--", "-->", "<a@b.cd>", "<http://a.bc>"),
    *("*x*", "**x**", "_x_", "__x__", "***", "# x", "x #", "## x ##", "- x", "1. x"),
    *("> x", "---", "===", "```", "~~~", "[x]: y", "- [ ] x", "%0A", "{{ x }}", "==x=="),
    *("x*", "*x", "(x)", "x)", ":+1:", "a:b:c", "10:30:00", "“x”", "$1 and $2", ":1:2:"),
]


class Shown(HTMLParser):
    """The elements of a page, its links, and its texts, as a browser has them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.links: list[str] = []
        self.texts = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.texts.append(f"</{tag}>")
        self.texts.append("")

    def handle_comment(self, data: str) -> None:
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def show(text: str, address: str = "") -> Shown:
    """Return what a reader sees of a fact all of whose texts are this one."""
    report = Report("x/o01", text, text, text, text, address, text)
    pair = Pair(("x/o01", "y/o01"), (text, text), "contradictory", True, text, text)  # noqa: FBT003 - a view's own field
    view = FactView("k", None, "s", text, "disputed", text, "", (report,), (pair,))
    return Shown(gfm(render_markdown([view], "en")))


def check_literal(text: str) -> None:
    """Hold a page of a text to showing that text and nothing besides."""
    shown = show(text)

    assert shown.elements <= ELEMENTS, text
    assert shown.links == [], text
    whole = "".join(shown.texts)
    for expected in (
        f"{text}: {text}</h3>",
        f"“{text}”</td>",
        f"{text}, {text}, {text}</td>",
        f"Note on {text}</em>: {text}</li>",
        f"{text}</strong>, {text} / {text}: {text}</li>",
    ):
        assert expected in whole, (text, whole)
    for piece in shown.texts:
        assert not re.search(r"@\w|#\d|GH-\d|:[\w+-]+:", piece, re.IGNORECASE), text


@pytest.mark.parametrize("text", NAUGHTY)
def test_text_with_marks_is_shown_as_it_is(text: str) -> None:
    check_literal(text)


def test_naughty_strings_of_others_are_shown_as_they_are() -> None:
    strings = json.loads(shared("badinput/blns/blns.json").read_text(encoding="utf-8"))

    assert len(strings) == 515
    for string in strings:
        # No cell has line ends, control characters, or spaces at its ends.
        text = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", string).split())
        if text:
            check_literal(text)


PIECES = st.sampled_from([*NAUGHTY, *"abc12 .,:;!?()[]{}<>|\\`*_~#&@$^=+-/\"'%"])


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join).map(str.strip))
def test_marks_side_by_side_are_shown_as_they_are(text: str) -> None:
    if text:
        check_literal(text)


@given(ADDRESSES)
def test_a_link_leads_to_the_address_itself(address: str) -> None:
    assert show("x", address).links == [address]


def test_usual_text_has_no_escapes() -> None:
    for text in ("dân số gần 4,7 triệu người", "Lao Động (English)", "15/7: 3.7–4%; x"):
        assert escape(text) == text
