"""Which URLs may stand in an answer, and how they become absolute."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.exporters.html import rich_text_html
from aic_faq.model import UNFIT_FOR_AN_ID
from aic_faq.options import Limits
from aic_faq.richtext import parse
from aic_faq.richtext.markdown import normalise_url
from aic_faq.richtext.site_syntax import TEMPLATE_TAG
from aic_faq.urls import (
    is_absolute,
    is_safe_image,
    is_safe_link,
    link_to_name,
    name_on_page,
    resolve,
    scheme_of,
)

if TYPE_CHECKING:
    from pathlib import Path

PNG = "data:image/png;base64,iVBORw0KGgo="


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        ("https://a", "https"),
        ("HTTPS://a", "https"),
        ("x-y+z.1:a", "x-y+z.1"),
        ("", ""),
        ("/a:b", ""),
        ("a/b:c", ""),
        ("?a:b", ""),
        ("1a:b", ""),
        (":a", ""),
        ("é:a", ""),
        (" https://a", ""),
    ],
)
def test_schemes(url: str, scheme: str) -> None:
    """A scheme is what RFC 3986, section 3.1, calls one."""
    assert scheme == scheme_of(url)


@pytest.mark.parametrize(
    "url",
    [
        *("", "#a", "?a=b", "a.md", "/a", "//example.org/a", "http://a", "HTTPS://a", "a/b:c"),
        *("mailto:a@b.fr", "tel:+33123", "sms:+33123", "https://éa.fr/ü", "%6aavascript:x"),
    ],
)
def test_safe_links(url: str) -> None:
    """The schemes of the list may be linked, and whatever has no scheme."""
    assert is_safe_link(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:x",
            "JAVASCRIPT:x",
            "vbscript:x",
            "data:text/html,x",
            PNG,
            "file:///a",
            "ftp://a",
            "blob:x",
        ),
        *("java\tscript:x", "java\nscript:x", "\x01javascript:x", " javascript:x", "\u00a0javascript:x"),
        *("a b", "/\\a", "\\\\a", "<a", "a>", 'a"b', "a`b", "\ufeffa", "a\u2028b", "a\x7f"),
    ],
)
def test_dangerous_links(url: str) -> None:
    """Other schemes are refused, and characters that browsers drop or read as others."""
    assert not is_safe_link(url)


@pytest.mark.parametrize("kind", ["png", "gif", "jpeg", "webp", "avif"])
def test_small_rasters_are_safe_images(kind: str) -> None:
    """An image may stand in its own address up to 64 KiB."""
    start = f"data:image/{kind};base64,"
    assert is_safe_image(start + "A" * (65_536 - len(start)))
    assert not is_safe_image(start + "A" * (65_537 - len(start)))


@pytest.mark.parametrize("url", ["a.png", "/a.svg", "//a.fr/b.png", "http://a.fr", "https://a.fr/b.png"])
def test_safe_images(url: str) -> None:
    """Images come from http, https or beside the page."""
    assert is_safe_image(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:image/png,x",
            "DATA:image/png;base64,A",
            "data:text/html;base64,A",
        ),
        *(
            f"{PNG}#<svg>",
            f"{PNG},x",
            "data:image/png;base64,",
            "mailto:a@b.fr",
            "javascript:x",
            "tel:1",
            "a b.png",
        ),
    ],
)
def test_dangerous_images(url: str) -> None:
    """No scripts, no SVG in the address, nothing that is no image."""
    assert not is_safe_image(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a", True),
        ("HTTP://a", True),
        ("https://", False),
        ("http://", False),
        ("//a", False),
        ("/a", False),
        ("mailto:a@b.fr", False),
        ("", False),
    ],
)
def test_absolute(url: str, expected: bool) -> None:  # noqa: FBT001
    """An absolute address has http or https and something after it."""
    assert expected is is_absolute(url)


# RFC 3986, sections 5.4.1 and 5.4.2 (the strict reading of the last one).
REFERENCES = """
g:h g:h|g http://a/b/c/g|./g http://a/b/c/g|g/ http://a/b/c/g/|/g http://a/g|//g http://g|?y http://a/b/c/d;p?y
g?y http://a/b/c/g?y|#s http://a/b/c/d;p?q#s|g#s http://a/b/c/g#s|g?y#s http://a/b/c/g?y#s|;x http://a/b/c/;x
g;x http://a/b/c/g;x|g;x?y#s http://a/b/c/g;x?y#s|. http://a/b/c/|./ http://a/b/c/|.. http://a/b/|../ http://a/b/
../g http://a/b/g|../.. http://a/|../../ http://a/|../../g http://a/g|../../../g http://a/g|../../../../g http://a/g
/./g http://a/g|/../g http://a/g|g. http://a/b/c/g.|.g http://a/b/c/.g|g.. http://a/b/c/g..|..g http://a/b/c/..g
./../g http://a/b/g|./g/. http://a/b/c/g/|g/./h http://a/b/c/g/h|g/../h http://a/b/c/h|g;x=1/./y http://a/b/c/g;x=1/y
g;x=1/../y http://a/b/c/y|g?y/./x http://a/b/c/g?y/./x|g?y/../x http://a/b/c/g?y/../x|g#s/./x http://a/b/c/g#s/./x
g#s/../x http://a/b/c/g#s/../x|http:g http:g
"""


@pytest.mark.parametrize("pair", re.split(r"[|\n]", REFERENCES.strip()))
def test_resolving(pair: str) -> None:
    """References resolve as in the examples of RFC 3986."""
    reference, expected = pair.split()
    assert expected == resolve("http://a/b/c/d;p?q", reference)


def test_resolving_nothing() -> None:
    """The empty reference is the page itself."""
    assert "http://a/b/c/d;p?q" == resolve("http://a/b/c/d;p?q", "")


@given(st.text() | st.text("/[]:?#.@a1%"))
def test_resolving_never_fails(url: str) -> None:
    """Whatever the reference, something comes back."""
    assert isinstance(resolve("https://example.org/a/", url), str)


def test_resolving_what_cannot_be_taken_apart() -> None:
    """A reference with an unclosed bracket in its host stays as it is."""
    assert "//[a" == resolve("https://example.org", "//[a")


class _Targets(HTMLParser):
    """Collect what a page would load or lead to, and the elements that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        self.names.add(tag)
        self.targets += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]


def _payloads(folder: Path) -> list[str]:
    found: list[str] = []
    for path in ("xss.json", "strings.json", "markdown.json", "own.json"):
        for vector in json.loads((folder / path).read_text(encoding="utf-8")):
            text = vector.get("payload", vector.get("md"))
            if isinstance(text, str):
                found.append(text)
    return found


@pytest.mark.heavy
def test_no_vector_survives(shared: Path) -> None:
    """Of thousands of known attacks none gives a dangerous address, element or handler."""
    folder = shared / "vectors"
    if not folder.is_dir():
        pytest.skip("the vectors are not beside this checkout (../shared/vectors)")
    texts = _payloads(folder)
    assert len(texts) > 1_000
    scheme = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\t\n\r-]*):", re.IGNORECASE)
    for payload in texts:
        for markdown in (payload, f"[a]({payload})", f"[a](<{payload}>)", f"![a]({payload})", f"<{payload}>"):
            try:
                blocks = parse(markdown, Limits()).blocks
            except ValueError:  # control characters
                continue
            page = _Targets()
            page.feed(rich_text_html(blocks))
            assert not page.names & {
                "script",
                "iframe",
                "object",
                "embed",
                "svg",
                "style",
                "form",
                "base",
                "meta",
            }
            for target in page.targets:
                match = scheme.match(target)
                safe = {"http", "https", "mailto", "tel", "sms"}
                name = match.group(1).lower() if match else "http"
                assert name in safe or target.startswith("data:image/"), payload


@pytest.mark.parametrize(
    ("url", "name"),
    [("#a", "a"), ("#", ""), ("#%C3%A9", "é"), ("#a:b", "a:b"), ("#a%7Cb", "a|b"), ("a#b", None), ("", None)],
)
def test_names_on_a_page(url: str, name: str | None) -> None:
    """The fragment of a link within the page is decoded, and encoded again as it was."""
    assert name == name_on_page(url)
    if name:
        assert url == link_to_name(name)


# Where a tag of a template leads only the site generator knows: such addresses are left as they are.
IDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda text: (
        UNFIT_FOR_AN_ID.search(text) is None
        and find_control(text) is None
        and TEMPLATE_TAG.search(text) is None
    )
)


@given(IDS)
def test_links_to_names_are_those_of_markdown(name: str) -> None:
    """Whatever an id can be, its link is written as the parser of Markdown writes it, and leads back."""
    assert normalise_url(f"#{name}") == link_to_name(name)
    assert name == name_on_page(link_to_name(name))
