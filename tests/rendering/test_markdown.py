"""Text from reports stays text on a page, whatever marks it holds."""

import json
import re
from html import unescape

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
    *(
        "> x",
        "---",
        "===",
        "```",
        "~~~",
        "[x]: y",
        "- [ ] x",
        "%0A",
        "{{ x }}",
        "==x==",
    ),
    *(
        "x*",
        "*x",
        "(x)",
        "x)",
        ":+1:",
        "a:b:c",
        "10:30:00",
        "“x”",
        "$1 and $2",
        ":1:2:",
    ),
]


def show(text: str, address: str = "") -> str:
    """Return the HTML of a fact all of whose texts are this one."""
    report = Report("x/o01", text, text, text, text, address, text)
    pair = Pair(
        records=("x/o01", "y/o01"),
        publishers=(text, text),
        verdict="contradictory",
        independence="unknown",
        judgement=text,
        rule=text,
    )
    view = FactView("k", None, "s", text, "disputed", text, "", "", (report,), (pair,))
    html: str = gfm(render_markdown([view], "en"))
    return html


def list_links(html: str) -> list[str]:
    """Return the addresses to which a page links."""
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', html)]


def check_literal(text: str) -> None:
    """Hold a page of a text to showing that text and nothing besides."""
    html = show(text)

    assert set(re.findall(r"<(\w+)", html)) <= ELEMENTS, text
    assert list_links(html) == [], text
    shown = unescape(html.replace("<!-- -->", ""))
    for expected in (
        f"<h3>{text}: {text}</h3>",
        f"<td>“{text}”</td>",
        f"<td>{text}, {text}, {text}</td>",
        f"<li><em>Note on {text}</em>: {text}</li>",
        f"<li><strong>{text}</strong>, {text} / {text}: {text}</li>",
    ):
        assert expected in shown, (text, shown)
    for piece in re.split(r"<[^>]*>", html):
        names = re.search(r"@\w|#\d|GH-\d|:[\w+-]+:", unescape(piece), re.IGNORECASE)
        assert names is None, text


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
    assert list_links(show("x", address)) == [address]


def test_usual_text_has_no_escapes() -> None:
    for text in ("dân số gần 4,7 triệu người", "Lao Động (English)", "15/7: 3.7–4%; x"):
        assert escape(text) == text
