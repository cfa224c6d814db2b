"""Which URLs may stand in an answer, and how they become absolute.

The policy is an allow-list: what it does not name is refused.
"""

from __future__ import annotations

import re
from functools import cache

from aic_faq.characters import find_control

__all__ = (
    "IMAGE_SCHEMES",
    "LINK_SCHEMES",
    "is_absolute",
    "is_safe_image",
    "is_safe_link",
    "link_to_name",
    "name_on_page",
    "resolve",
    "scheme_of",
)

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
"""Schemes that a link may have; a relative link has none."""

IMAGE_SCHEMES = frozenset({"http", "https"})
"""Schemes that an image may have, besides small ``data:`` rasters."""

_LONGEST_DATA_URL = 65_536
# Browsers drop some of these and read others as "/" before they look for the
# scheme (https://url.spec.whatwg.org/#url-parsing): none may stand in a URL.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`]")
_FORBIDDEN_ELSEWHERE = "\u2028\u2029\ufeff"
_WITH_HOST = re.compile(
    r"https?://(?:[^\s/?#@\[\]]+@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]]+)(?::\d+)?(?=[/?#]|$)", re.IGNORECASE
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# The frequent case, of which the standard library makes the same at ten times the cost.
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:-]+(?=[/?#]|$)")
_PLAIN_PATH = re.compile(r"/(?:[\w%~-][\w.%~-]*/)*(?:[\w%~-][\w.%~-]*)?(?:#[\w.-]+)?", re.ASCII)
_PLAIN_NAME = re.compile(r"[\w.-]+", re.ASCII)
# What CommonMark's reference implementation leaves as it is in a fragment.
_SIGNS_OF_NAMES = ";/?:@&=+$,-_.!~*'()"


def scheme_of(url: str, /) -> str:
    """Give the scheme of a URL in lower case, or the empty string for a relative one.

    See RFC 3986, section 3.1.
    """
    match = _SCHEME.match(url)
    return match.group(1).lower() if match else ""


def is_absolute(url: str, /) -> bool:
    """Tell whether a URL is a whole ``http`` or ``https`` address with a host."""
    return _WITH_HOST.match(url) is not None


def is_safe_link(url: str, /) -> bool:
    """Tell whether a link may point to ``url``."""
    if _has_forbidden(url):
        return False
    scheme = scheme_of(url)
    return not scheme or scheme in LINK_SCHEMES


def is_safe_image(url: str, /) -> bool:
    """Tell whether an image may be loaded from ``url``.

    A ``data:`` URL must be a base64 raster image of at most 64 KiB: SVG can
    carry script.
    """
    if _has_forbidden(url):
        return False
    scheme = scheme_of(url)
    if scheme == "data":
        return len(url) <= _LONGEST_DATA_URL and _data_raster().fullmatch(url) is not None
    return not scheme or scheme in IMAGE_SCHEMES


@cache
def _data_raster() -> re.Pattern[str]:
    return re.compile(r"data:image/(?:png|gif|jpeg|webp|avif);base64,[A-Za-z0-9+/]+={0,2}", re.ASCII)


def _has_forbidden(url: str) -> bool:
    if _FORBIDDEN.search(url) is not None or find_control(url) is not None:
        return True
    return not url.isascii() and any(sign in url for sign in _FORBIDDEN_ELSEWHERE)


def resolve(base_url: str, url: str, /) -> str:
    """Make ``url`` absolute against ``base_url``, as RFC 3986 section 5 says.

    URLs with a scheme stay as they are. A ``url`` that the standard library
    cannot take apart (an unclosed ``[`` in its host, say) stays as it is, too.
    """
    if _PLAIN_PATH.fullmatch(url) and (origin := _ORIGIN.match(base_url)):
        return origin.group() + url
    if scheme_of(url):
        return url
    from urllib.parse import urljoin  # noqa: PLC0415 - only needed with a base URL

    try:
        return urljoin(base_url, url)
    except ValueError:
        return url


def name_on_page(url: str, /) -> str | None:
    """Give the name that a link within its page leads to, None for any other link.

    It is the fragment, decoded: parsers of Markdown encode all but ASCII (RFC 3986, section 3.5).
    """
    if not url.startswith("#"):
        return None
    if "%" not in url:
        return url[1:]
    from urllib.parse import unquote  # noqa: PLC0415 - most links have nothing to decode

    return unquote(url[1:])


def link_to_name(name: str, /) -> str:
    """Give the link to a name on its page, encoded as :func:`name_on_page` decodes it."""
    if _PLAIN_NAME.fullmatch(name):
        return f"#{name}"
    from urllib.parse import quote  # noqa: PLC0415 - as above

    return f"#{quote(name, safe=_SIGNS_OF_NAMES)}"
