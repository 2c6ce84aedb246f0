"""What is at an http(s) address; the one module that uses the network."""

from __future__ import annotations

import http.client
from urllib import request

from resolution57.errors import DatasetError

_TIMEOUT_SECONDS = 30


def fetch(address: str, most: int) -> bytes:
    """Return what is at an http(s) address; no other kind is followed.

    Raises:
        DatasetError: nothing is there, it cannot be reached, or it is too large.
    """
    try:
        with _make_opener().open(address, timeout=_TIMEOUT_SECONDS) as response:
            content: bytes = response.read(most + 1)
    except (OSError, ValueError, http.client.HTTPException) as error:
        message = (
            f"{address} cannot be fetched ({error}): look at the address and the "
            "network, or download the dataset and name its folder or zip file"
        )
        raise DatasetError(message) from error
    if len(content) > most:
        message = f"{address} has more than {most} bytes: it is no file of this dataset"
        raise DatasetError(message)
    return content


def _make_opener() -> request.OpenerDirector:
    """Return what opens http and https only, wherever an address leads."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPRedirectHandler(),
        request.HTTPErrorProcessor(),
        request.HTTPDefaultErrorHandler(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
