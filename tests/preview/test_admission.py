"""Which requests the preview answers."""

from __future__ import annotations

from email.message import Message
from http import HTTPStatus

import pytest

from aic_faq.preview._admission import refusal

OWN = ("Host", "127.0.0.1:8000")


def headers(*pairs: tuple[str, str]) -> Message:
    """Make the headers of a request."""
    made = Message()
    for name, value in pairs:
        made[name] = value
    return made


@pytest.mark.parametrize(
    ("pairs", "path"),
    [
        ([OWN], "/"),
        ([("Host", "LocalHost:8000")], "/changes"),
        ([("Host", "[::1]:8000")], "/"),
        ([OWN, ("Origin", "http://127.0.0.1:8000"), ("Sec-Fetch-Site", "same-origin")], "/changes"),
        ([OWN, ("Sec-Fetch-Site", "none")], "/documents/0/page/"),
        # A link in a web mail, or in the terminal of an editor.
        (
            [
                OWN,
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "document"),
            ],
            "/",
        ),
    ],
)
def test_own_requests_are_answered(pairs: list[tuple[str, str]], path: str) -> None:
    """The address that is printed, its other names, and the preview's own pages."""
    assert refusal(headers(*pairs), 8000, path) is None


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("Host", "")],
        [("Host", "127.0.0.1")],
        [("Host", "127.0.0.1:8001")],
        [("Host", "evil.example:8000")],
        [("Host", "127.0.0.1.evil.example:8000")],
        [("Host", "127.0.0.1:8000@evil.example")],
        [("Host", "0.0.0.0:8000")],
        [("Host", "127.0.0.1:8000, evil.example")],
        [OWN, OWN],
    ],
)
def test_other_names_are_refused(pairs: list[tuple[str, str]]) -> None:
    """A name that somebody else has made lead to this machine gets nothing (DNS rebinding)."""
    refused = refusal(headers(*pairs), 8000, "/")

    assert refused is not None
    assert HTTPStatus.MISDIRECTED_REQUEST is refused.status


@pytest.mark.parametrize(
    ("pairs", "path"),
    [
        ([("Origin", "https://evil.example")], "/"),
        ([("Origin", "null")], "/changes"),
        ([("Origin", "https://127.0.0.1:8000")], "/"),
        ([("Sec-Fetch-Site", "cross-site")], "/"),
        ([("Sec-Fetch-Site", "same-site")], "/documents/0/jsonld"),
        ([("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")], "/"),
        (
            [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")],
            "/",
        ),
        (
            [
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "document"),
            ],
            "/documents/0/page/",
        ),
    ],
)
def test_other_sites_are_refused(pairs: list[tuple[str, str]], path: str) -> None:
    """A page of another site cannot use what the preview says, as an image, a script or a frame."""
    refused = refusal(headers(OWN, *pairs), 8000, path)

    assert refused is not None
    assert HTTPStatus.FORBIDDEN is refused.status


def test_the_default_port_goes_without_saying() -> None:
    """Browsers leave the port 80 out."""
    assert refusal(headers(("Host", "localhost")), 80, "/") is None
