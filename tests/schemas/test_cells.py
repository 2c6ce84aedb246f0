"""Addresses: what is accepted is an address by the standard, and plain to a reader."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schemas import cells, published

WHOLE = re.compile(cells.URL)
ADDRESSES = st.from_regex(WHOLE, fullmatch=True)


@given(ADDRESSES)
def test_an_accepted_address_has_a_plain_host_and_nothing_hidden(address: str) -> None:
    parts = urlsplit(address)

    assert parts.scheme in ("http", "https")
    assert parts.netloc == parts.hostname
    assert (parts.username, parts.port) == (None, None)
    assert "." in parts.netloc
    assert "xn--" not in parts.netloc
    assert not re.search(r"[^!-~]|[\\'\"<>()|;`*$\[\]{}^]", address)


REFUSED = [
    "https://vnexpress.net@evil.example/",
    "https://user:word@vnexpress.net/",
    "https://vnexpress.net:8080/",
    "https://vnexpress.net:@evil.example/",
    "https://vnexpress.net\\@evil.example/",
    "https:\\\\vnexpress.net/",
    "https:/vnexpress.net/",
    "https:vnexpress.net",
    "https:///vnexpress.net/",
    "//vnexpress.net/",
    "vnexpress.net",
    "ftp://vnexpress.net/",
    "javascript:alert(1)",
    "javascript://vnexpress.net/%0aalert(1)",
    "data:text/html,x",
    "HTTPS://vnexpress.net/",
    "https://VNEXPRESS.net/",
    "https://localhost/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::1]/",
    "https://xn--vnxpress-9ya.net/",
    "https://vnеxpress.net/",
    "https://vnexpress。net/",
    "https://vnexpress.net./",
    "https://-vnexpress.net/",
    "https://vnexpress..net/",
    "https://vn_express.net/",
    "https://vnexpress.net/a b",
    "https://vnexpress.net/\ta",
    "https://vnexpress.net/a\n",
    "https://vnexpress.net/a\n.example",
    'https://vnexpress.net/"onclick=x',
    "https://vnexpress.net/'x",
    "https://vnexpress.net/<b>",
    "https://vnexpress.net/(x)",
    "https://vnexpress.net/?a&copy;b",
    "https://vnexpress.net/a|b",
    "https://vnexpress.net/%zz",
    "https://vnexpress.net/%",
    "https://vnexpress.net/tin-mới",
    "https://vnexpress.net?a?b",
    "https://vnexpress.net/#a#b",
    "https://",
    "",
]


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_could_mislead_is_refused(address: str) -> None:
    assert WHOLE.fullmatch(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://a.vn",
        "https://www.sggp.org.vn/5-dia-phuong-post815999.html",
        "https://a.example/x/?q=1&r=%E1%BA%A3&s,t#~u_v",
        "https://a.example/@name/x:y+z",
        "https://a.example?q",
    ],
)
def test_an_address_as_publishers_have_them_is_accepted(address: str) -> None:
    assert WHOLE.fullmatch(address)


def test_the_published_address_is_held_to_the_same() -> None:
    (field,) = (f for f in published.fields("sources") if f["name"] == "url")

    assert field["constraints"]["pattern"] == f"^{cells.URL}$"
