"""Which requests are answered: those of the preview's own pages, and of whoever types its address.

Any page of the web can make the browser send requests to this machine. With a
name of its own that leads to 127.0.0.1 it could even read the answers (DNS
rebinding): only the Host header tells.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from email.message import Message

__all__ = ("Refusal", "refusal")

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_DEFAULT_PORT = 80


@frozen
class Refusal:
    """Hold why a request is not answered."""

    status: HTTPStatus
    reason: str


def refusal(headers: Message, port: int, path: str, /) -> Refusal | None:
    """Say why a request is refused, if it is; ``path`` is what it asks for."""
    hosts = _hosts(port)
    given = headers.get_all("Host", [])
    if len(given) != 1 or given[0].strip().lower() not in hosts:
        return Refusal(
            HTTPStatus.MISDIRECTED_REQUEST, f"the preview answers to http://{_NAMES[0]}:{port}/ only"
        )
    origin = headers.get("Origin")
    if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
        return Refusal(HTTPStatus.FORBIDDEN, "pages of other sites get nothing from the preview")
    if headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"} and not _is_link(headers, path):
        return Refusal(HTTPStatus.FORBIDDEN, "pages of other sites get nothing from the preview")
    return None


def _hosts(port: int) -> frozenset[str]:
    hosts = {f"{name}:{port}" for name in _NAMES}
    return frozenset(hosts | (set(_NAMES) if port == _DEFAULT_PORT else set()))


def _is_link(headers: Message, path: str) -> bool:
    """Tell whether somebody followed a link to the preview, which opens it in a tab."""
    return (path, headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")) == (
        "/",
        "navigate",
        "document",
    )
