"""Links and images within the site: looked up in the folder of the built site, if it is given."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from attrs import field, frozen

from aic_faq.checks.examples import document
from aic_faq.checks.links import place_of
from aic_faq.checks.rule import Rule
from aic_faq.diagnostics import Code, quoted
from aic_faq.errors import FileAccessError
from aic_faq.markup import Image, Link
from aic_faq.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

_LARGEST = 16 * 1024 * 1024
_NAME = re.compile(
    rb"""\b(?:id|name)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE
)


@frozen
class _Site:
    """Look addresses up in a folder; each file is read once."""

    folder: str
    base_url: str
    _names: dict[str, frozenset[str] | None] = field(factory=dict, init=False)

    def problem(self, address: str, url: str) -> str | None:
        """Say what is wrong with an address on the page at ``url``; None for what is elsewhere."""
        absolute = urlsplit(urljoin(urljoin(self.base_url, url), address))
        base = urlsplit(self.base_url)
        if absolute.scheme not in {"http", "https"} or absolute.netloc.lower() != base.netloc.lower():
            return None
        path = unquote(absolute.path)
        root = base.path.rstrip("/")
        if not (path + "/").startswith(root + "/"):
            return None
        file = self._file(path[len(root) :])
        if file is None:
            return "the site has no such file"
        fragment = unquote(absolute.fragment)
        names = self._names_in(file) if fragment and file.endswith((".html", ".htm")) else None
        return None if names is None or fragment in names else f"{file} has no id {quoted(fragment)}"

    def _file(self, path: str) -> str | None:
        inside = os.path.normpath("/" + path).lstrip("/")
        whole = os.path.join(self.folder, inside)
        tried = (whole, f"{whole}.html", os.path.join(whole, "index.html"), os.path.join(whole, "index.htm"))
        return next((file for file in tried if os.path.isfile(file)), None)

    def _names_in(self, file: str) -> frozenset[str] | None:
        """Give the ids of a page; None where it cannot be read as a whole."""
        if file not in self._names:
            try:
                data = read_bytes(file, limit=_LARGEST)
            except FileAccessError:
                data = b""
            found = (b"".join(groups).decode("utf-8", "replace") for groups in _NAME.findall(data))
            self._names[file] = frozenset(found) if 0 < len(data) <= _LARGEST else None
        return self._names[file]


def _find_links(checked: Checked) -> Iterator[Finding]:
    for passage, node, problem in _problems(checked):
        if isinstance(node, Link):
            message = f"the link {quoted(node.url)} leads nowhere: {problem}"
            yield checked.at(
                passage, *place_of(passage, node), message, hint="correct the address, or make the page"
            )


def _find_images(checked: Checked) -> Iterator[Finding]:
    for passage, node, problem in _problems(checked):
        if isinstance(node, Image):
            message = f"the image {quoted(node.url)} is not there: {problem}"
            yield checked.at(
                passage, *place_of(passage, node), message, hint="correct the address, or add the file"
            )


def _problems(checked: Checked) -> Iterator[tuple[Passage, Link | Image, str]]:
    folder = checked.options.site
    if folder is None:
        return
    site = _Site(folder, checked.options.base_url or "https://site.invalid")
    for passage, node in checked.links:
        if node.url.startswith("#"):
            continue
        problem = site.problem(node.url, checked.faq.url or "/")
        if problem is not None:
            yield passage, node, problem


RULES = (
    Rule(
        code=Code.BROKEN_LINK,
        about="A link within the site leads to a page that is not there, or to an id that the page does not"
        " have. It is looked up in the folder of the built site that `--site` names; without it nothing"
        " is checked, and no address is ever fetched.",
        bad="",
        good=document("By card. See [fees](/fees)."),
        find=_find_links,
    ),
    Rule(
        code=Code.MISSING_IMAGE,
        about="The file of an image is not in the folder of the built site that `--site` names.",
        bad="",
        good=document("![A card](/card.png)"),
        find=_find_images,
    ),
)
