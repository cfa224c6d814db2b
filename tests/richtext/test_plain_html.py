"""Plain HTML is read without a parser, and exactly as the parser of browsers reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from aic_faq.characters import find_control
from aic_faq.options import Limits
from aic_faq.richtext import html, parse, parse_html, parse_title, plain_html
from aic_faq.richtext.html_problems import find_html_problems
from aic_faq.richtext.markdown import normalise_url
from aic_faq.urls import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aic_faq.richtext import ParsedRichText

NO_LIMITS = Limits(answer=None, brackets=None, output=None, title=None)
_URLS = ["/a", "https://a.fr/b?c=1&amp;d=2", "#x", "a/b", "mailto:a@b.fr", "//a", "javascript:x", "a b", ""]
_NAMES = [*("p", "p", "ul", "ol", "li", "li", "div", "b", "i", "code", "a", "span", "h2", "h3", "pre", "br")]
_TAGS = [
    *(f"<{name}>" for name in _NAMES),
    *(f"</{name}>" for name in _NAMES),
    *(f'<a href="{url}">' for url in _URLS),
    *(
        '<a href="/a" title="b  c">',
        "<a href='/a' target='_blank'>",
        "<a title=x>",
        "<a href='/a' href='/b'>",
    ),
    *('<ol start="3">', '<ol start="x">', '<pre class="language-x">', '<img src="/i.png" alt="x">', "<img>"),
    *(
        "<br/>",
        "<br />",
        "<p/>",
        "<hr>",
        "<blockquote>",
        "</blockquote>",
        "<small>",
        "</small>",
        "<P>",
        "<x>",
    ),
    *(
        '<b onclick="x">',
        '<p style="a">',
        "<p\nclass='a'>",
        "<p markdown='1'>",
        "<table>",
        "<td>",
        "<script>",
    ),
    *('<a href="&copy">', '<a href="/?&copy=1">', '<a href="/?a&amp;copy=1">', "<!-- c -->", "<", "</", "<b"),
]
_WORDS = [
    *(
        "a",
        "mot ",
        " b",
        "l’é",
        "  ",
        " \n",
        "\n",
        "\n\n",
        "\n \n",
        "\n    ",
        "   ",
        "\u00a0",
        "\u3000",
        "\t",
    ),
    *("&amp;", "&nbsp;", "&lt;", "&gt;", "&#39;", "&#8217;", "&#128;", "&eacute;", "&eacute", "&num;", "& "),
    *(
        "&",
        "&amp;lt;b>",
        "&notit;",
        "*",
        "_",
        "a_b",
        "`",
        "[",
        "]",
        "~",
        "\\",
        "12. ",
        "- ",
        "# ",
        "> ",
        "===",
    ),
    *(
        "www.a.fr",
        "https://a.fr",
        "a@b.fr",
        "a.b+c@d-e.com",
        "(a@b.fr)",
        "a@b.frs",
        "é@b.fr",
        "{{ a }}",
        "|",
        "!",
        "[x] ",
        ".",
        "(",
        "\u2028",
        "\ufeff",
        "1",
    ),
]
_PIECES = st.lists(st.sampled_from([*_TAGS, *_WORDS, "a", " ", "\n"]), max_size=14).map("".join)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put content between a start tag and its end tag."""
    return st.tuples(st.sampled_from([tag for tag in _TAGS if "</" not in tag]), inner).map(
        lambda parts: (
            f"{parts[0]}{parts[1]}</{parts[0].strip('<>/ ').split()[0] if len(parts[0]) > 2 else 'b'}>"
        )
    )


_NESTED = st.recursive(
    st.lists(st.sampled_from([*_WORDS[:26], "<br>", "<hr>"]), max_size=4).map("".join),
    lambda inner: st.lists(_element(inner) | inner, max_size=3).map("".join),
    max_leaves=12,
)
_LISTS = st.lists(_NESTED.map(lambda text: f"<li>{text}</li>\n"), max_size=3).map(
    lambda items: f"<ul>\n{''.join(items)}</ul>"
)
HTML = st.one_of(_PIECES, _NESTED, _LISTS, st.tuples(_NESTED, _PIECES, _LISTS).map("".join))


def by_the_parser(read: Callable[[str, Limits], ParsedRichText], text: str) -> ParsedRichText:
    """Read a text without the short cut."""
    with patch.object(html, "plain_elements", lambda _html: None):
        return read(text, NO_LIMITS)


@given(HTML)
@example("<p>a<ul><li>b</li></ul>c</p>d")
@example("<ul><li><b>a </b> b</li> <li>c</li></ul>")
@example("<pre>\n\na <b>b</b>\n</pre>")
@example("a<span>b</span>c<code>d \n<span> e</span></code>")
@example("<blockquote>" * 15 + "a" + "</blockquote>" * 15)
@example("<p>a</p></p>b")
@example("<ul>" * 12 + "<li>a</li>" + "</ul>" * 12)
@example("\ufeffa <br>")
@example("<pre><p class='language-x'>a</p></pre>")
def test_html_is_read_as_the_parser_reads_it(text: str) -> None:
    """Where plain HTML has elements, a browser's parser has the same, and there is nothing to report."""
    assume(find_control(text) is None and plain_html.plain_elements(text) is not None)
    assert by_the_parser(parse_html, text) == parse_html(text, NO_LIMITS)
    assert [] == list(find_html_problems(text, normalise_url))


@pytest.mark.parametrize("read", [parse, parse_title])
@given(text=HTML)
@example(text="a <br>\n<ul>\n <li>b</li>\n</ul>\n\n<p>c</p>")
@example(text="a &lt;b <b>c</b>")
@example(text="<a href='/a'>https://a.fr/a_b</a>")
@example(text="<b>a</b>\n\nc")
@example(text="a<br>\n<pre>b</pre>")
@example(text="<p\nclass='a'>b</p>")
@example(text="<b>x</b> (a.b@c.fr), d@e.com.<br>f@g.fr")
@example(text="<b>x</b> a@b.frs -c@d.fr mailto:e@f.fr g@h.fr/i")
@example(text="<ul>" * 12 + "<li>a</li>" + "</ul>" * 12)
@example(text="<p>a")
@example(text="a</p>")
@example(text="<b>a</b> <ul><li>b</li></ul>")
def test_markdown_is_read_as_the_parser_reads_it(
    read: Callable[[str, Limits], ParsedRichText], text: str
) -> None:
    """Markdown with no other markup than plain HTML is read without the parser, and as it reads it."""
    assume(find_control(text) is None)
    assert by_the_parser(read, text) == read(text, NO_LIMITS)


@given(st.from_regex(plain_html._URL, fullmatch=True))
def test_plain_addresses_stay_as_they_are(url: str) -> None:
    """An address that is taken is normal, safe, and kept by the parser of browsers."""
    tag = f'<a href="{url.replace("&", "&amp;")}">x</a>'
    assume(len(url) < 250 and plain_html.plain_elements(tag) is not None)
    assert normalise_url(url) == url
    assert is_safe_link(url)
    assert by_the_parser(parse_html, tag) == parse_html(tag, NO_LIMITS)


@pytest.mark.parametrize(
    "markdown",
    [
        'Texte, <a href="/a" target="_blank">lien</a>, a@b.fr.<br>Et <b>la</b> suite d_un.\nFin &amp; fin.',
        "<p>Un</p>\n<p>Deux :</p><ul>\n<li>a</li>\n<li><code>b_c*</code></li></ul>\n\nEt <i>trois</i>.",
        "<h2>T</h2><ol start='3'><li><img src='/i.png' alt='I'></li></ol><pre>\n<code>a &lt; b</code></pre>",
        "Avec <ul><li>une liste</li></ul> au milieu.",
    ],
)
def test_plain_html_needs_no_parser(markdown: str) -> None:
    """What answers with HTML mostly hold is taken the fast way."""
    written = plain_html.plain_html(markdown)
    assert written is not None
    assert plain_html.plain_elements(written) is not None


def test_too_many_addresses_are_left_to_the_parser() -> None:
    """A text with so many addresses that none is made a link gets the report of the parser."""
    link = '<a href="https://a.fr/">a</a> '
    assert plain_html.plain_html(link * 10) is not None
    assert plain_html.plain_html(link * 10 + "a" * 1_000_000) is None


@pytest.mark.parametrize(
    "doubtful",
    [
        *("a\rb", "\ufeffa", "a\x07"),
        *(
            "<script>x</script>",
            "<table><tr><td>a</td></tr></table>",
            "<b>a",
            "a</b>",
            "<b><i>a</b></i>",
            "<x>",
        ),
        *(
            '<p onclick="x">a</p>',
            "<p class=a>b</p>",
            "<a href=javascript:x>a</a>",
            '<a href="JavaScript:x">a</a>',
        ),
        *('<a href="https://xn--a.fr/">a</a>', '<a href="//a">a</a>', '<a href="/a" href="/b">a</a>'),
        *('<a href="/?&copy">a</a>', "a < b", "<!-- a -->", "<p/>", "</br>", "a &copy b", "&#0;", "&#x41;"),
        *(
            "<a href='/a'><a href='/b'>c</a></a>",
            "<b><p>a</b></p>",
            "<p><b><ul></ul></b></p>",
            "<div><li>a</li></div>",
        ),
        *(
            "<h2><h3>a</h3></h2>",
            "<div><p>a</div>",
            "<P>a</P>",
            "<b>" * 17 + "</b>" * 17,
        ),
    ],
)
def test_doubt_is_left_to_the_parser(doubtful: str) -> None:
    """What a browser would mend, refuse or read otherwise is not taken the fast way."""
    assert plain_html.plain_elements(doubtful) is None


def texts_of(value: object) -> Iterator[str]:
    """Give every text in data, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)


def test_html_of_real_documents(shared: Path) -> None:
    """Most answers with HTML are plain, and read as the parser reads them."""
    taken = 0
    for path in sorted((shared / "corpus" / "data").rglob("*.*")):
        if path.suffix not in {".json", ".yml", ".yaml"} or "<" not in (
            text := path.read_text("utf-8", "replace")
        ):
            continue
        try:
            data = json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)
        except (ValueError, yaml.YAMLError):
            continue
        for answer in {found.strip() for found in texts_of(data) if "</" in found or "<br" in found}:
            written = plain_html.plain_html(answer) if find_control(answer) is None else None
            if written is not None and plain_html.plain_elements(written) is not None:
                taken += 1
                assert by_the_parser(parse, answer) == parse(answer, NO_LIMITS)
    assert taken > 200
