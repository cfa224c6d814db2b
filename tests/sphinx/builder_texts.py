"""What each builder of Sphinx has written of a page, as text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po

from tests.sphinx.pages import read_page

if TYPE_CHECKING:
    from tests.sphinx.conftest import Built


Reader = Callable[["Built", str], str]


# Names of commands with their arguments that are no text.
_LATEX_NAMES = re.compile(r"\\(?:begin|end|label|ref|index|detokenize|PYG)\b(?:\{[^{}]*\})|\\[a-zA-Z@]+\*?")
_LATEX_SIGNS = {r"\sphinxhyphen{}": "-", r"\PYGZus{}": "_", r"\_": "_", r"\PYGZhy{}": "-", r"\PYGZgt{}": ">"}
_MAN_SIGNS = {r"\-": "-", r"\(aq": "'", r"\(dq": '"', r"\&": "", r"\e": "\\"}
_TEXINFO_NAMES = re.compile(r"@[a-z]+\b")


def html(built: Built, page: str) -> str:
    """Read a page of HTML; what the theme puts around the text is read, too."""
    return built.page(f"{page}.html").text(_is_permalink)


def _is_permalink(element: Any) -> bool:
    return "headerlink" in element.classes


def dirhtml(built: Built, page: str) -> str:
    """Read a page that is a folder."""
    return built.page(f"{page}/index.html").text(_is_permalink)


def singlehtml(built: Built, _page: str) -> str:
    """Read the one page."""
    return built.page("index.html").text(_is_permalink)


def epub(built: Built, page: str) -> str:
    """Read a page in the e-book."""
    with zipfile.ZipFile(next(built.out.glob("*.epub"))) as book:
        return read_page(book.read(f"{page}.xhtml").decode("utf-8")).text(_is_permalink)


def latex(built: Built, _page: str) -> str:
    """Read the one document."""
    text = next(path for path in built.out.glob("*.tex") if "garden" in path.name).read_text(encoding="utf-8")
    for written, sign in _LATEX_SIGNS.items():
        text = text.replace(written, sign)
    return _LATEX_NAMES.sub(" ", re.sub(r"\\PYG\{[^{}]*\}", "", text))


def text(built: Built, page: str) -> str:
    """Read plain text."""
    return built.text(f"{page}.txt")


def man(built: Built, _page: str) -> str:
    """Read the one manual page."""
    text = re.sub(r"\\f[BIPR]", "", built.text("garden.7"))
    for written, sign in _MAN_SIGNS.items():
        text = text.replace(written, sign)
    return text


def texinfo(built: Built, _page: str) -> str:
    """Read the one document."""
    return _TEXINFO_NAMES.sub(" ", built.text("garden.texi"))


def gettext(built: Built, page: str) -> str:
    """Read the messages for translators."""
    name = page.partition("/")[0]
    with (built.out / f"{name}.pot").open("rb") as file:
        return " ".join(str(message.id) for message in read_po(file) if message.id)


def xml(built: Built, page: str) -> str:
    """Read the document tree as XML."""
    return " ".join(ET.fromstring(built.text(f"{page}.xml")).itertext())  # noqa: S314 - our own output


def pseudoxml(built: Built, page: str) -> str:
    """Read the document tree as indented text."""
    lines = built.text(f"{page}.pseudoxml").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("<"))


def fjson(built: Built, page: str) -> str:
    """Read the body of a page in JSON."""
    return read_page(json.loads(built.text(f"{page}.fjson"))["body"]).text(_is_permalink)


READERS: dict[str, Reader] = {
    "html": html,
    "dirhtml": dirhtml,
    "singlehtml": singlehtml,
    "epub": epub,
    "latex": latex,
    "text": text,
    "man": man,
    "texinfo": texinfo,
    "gettext": gettext,
    "xml": xml,
    "pseudoxml": pseudoxml,
    "json": fjson,
}
