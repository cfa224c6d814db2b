"""Where in a site the files of a document belong: stable, and fit for every file system."""

from __future__ import annotations

import re
import unicodedata

__all__ = ("JSONLD", "MANIFEST", "PAGE", "TEXT", "folder_of", "is_ours", "page_url", "same_on_disk")

PAGE, JSONLD, TEXT = "index.html", "faq.jsonld", "faq.txt"
MANIFEST = ".aic-faq.sqlite"

# What Windows refuses in names (https://learn.microsoft.com/windows/win32/fileio/naming-a-file),
# and bytes that are no UTF-8, which Python shows as surrogates.
_UNFIT = re.compile('[\\x00-\\x1f\\x7f-\\x9f<>:"/\\\\|?*\ud800-\udfff]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)
_OURS = re.compile(r"index\.html|faq\.(?:jsonld|txt)|sitemap(?:-[0-9]+)?\.xml", re.IGNORECASE)
_INDEXES = frozenset({"index", "_index", "readme"})


def folder_of(name: str, /, *, is_folder: bool) -> str:
    """Give the folder for a document, from its path below what was named: ``guide/faq.md`` is ``guide/faq``.

    A page called ``index`` stands for the folder that it is in; at the top
    that place belongs to the list of all pages.
    """
    *above, last = name.split("/")
    stem = last if is_folder else (last.rpartition(".")[0] or last)
    parts = [_fit(part) for part in above]
    if is_folder or not above or stem.casefold() not in _INDEXES:
        parts.append(_fit(stem))
    return "/".join(parts)


def _fit(name: str) -> str:
    """Replace what not every file system takes, and names that a site has for its own files."""
    name = _UNFIT.sub("-", unicodedata.normalize("NFC", name)).rstrip(". ").lstrip(".")
    # ``con.tar`` is the device as well, and so would ``con.tar-page`` be.
    name = _DEVICES.sub(r"\g<0>-page", name, count=1) if _DEVICES.match(name) else name
    return f"{name}-page" if not name or is_ours(name) else name


def is_ours(name: str, /) -> bool:
    """Tell whether a site may have a file of its own by a name.

    >>> is_ours("index.html"), is_ours("guide.html")
    (True, False)
    """
    return _OURS.fullmatch(name) is not None


def same_on_disk(folder: str, /) -> str:
    """Write a folder as file systems compare them that do not tell capital letters from small ones."""
    return unicodedata.normalize("NFC", folder.casefold())


def page_url(base_url: str, folder: str, /) -> str:
    """Give the address of the page in a folder of the site."""
    from urllib.parse import quote  # noqa: PLC0415 - what has not changed needs no address

    return f"{base_url.rstrip('/')}/{quote(folder)}/" if folder else f"{base_url.rstrip('/')}/"
