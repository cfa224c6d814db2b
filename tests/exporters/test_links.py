"""Where links and questions lead."""

from __future__ import annotations

import attrs
import pytest

from aic_faq.exporters._links import Links, base_url_field, id_prefix_field
from aic_faq.model import FAQ, Answer, Question, RichText, Status

BODY = Answer(body=RichText(markdown="", blocks=()))
FIRST = Question(title="First?", answer=BODY, id="first", aliases=("old", "older", "été"))
DRAFT = Question(title="Draft?", answer=BODY, id="draft", status=Status.DRAFT)


def links(url: str | None, base_url: str | None, id_prefix: str = "faq-") -> Links:
    """Make the links of a FAQ with one question and a draft."""
    return Links.of(FAQ(questions=(FIRST, DRAFT), url=url), base_url=base_url, id_prefix=id_prefix)


@attrs.frozen
class Options:
    """The options as exporters declare them."""

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()


def test_options_have_defaults() -> None:
    """Without options links stay relative and ids have the usual prefix."""
    assert (None, "faq-") == attrs.astuple(Options())


@pytest.mark.parametrize("url", ["https://example.org", "HTTP://localhost:8000/a", "https://éa.fr/b?c#d"])
def test_base_urls(url: str) -> None:
    """A base URL is a whole address."""
    assert url == Options(base_url=url).base_url


@pytest.mark.parametrize(
    "url", ["", "/a", "example.org", "//example.org", "ftp://a", "https://", "https://a b", 'https://"']
)
def test_no_base_urls(url: str) -> None:
    """Anything else would leave links relative, or break out of an attribute."""
    with pytest.raises(ValueError) as caught:
        Options(base_url=url)
    assert f"base_url must be an absolute address such as https://example.org, got {url!r}" == str(
        caught.value
    )


@pytest.mark.parametrize("prefix", ["a-", "faq-", "my_faq-2-", "A--"])
def test_id_prefixes(prefix: str) -> None:
    """A prefix goes from a letter to a hyphen."""
    assert prefix == Options(id_prefix=prefix).id_prefix


@pytest.mark.parametrize("prefix", ["", "-", "a", "1-", "a b-", "é-", "_-", 'a"-', "faq_"])
def test_no_id_prefixes(prefix: str) -> None:
    """Without a hyphen an id could be the name of something in a browser."""
    with pytest.raises(ValueError) as caught:
        Options(id_prefix=prefix)
    expected = f"id_prefix must be letters, digits, hyphens, from a letter to a hyphen, got {prefix!r}"
    assert expected == str(caught.value)


@pytest.mark.parametrize(
    ("url", "base_url", "expected"),
    [
        (None, None, None),
        ("/faq", None, None),
        ("https://a.fr/faq#b", None, "https://a.fr/faq"),
        (None, "https://a.fr/", "https://a.fr/"),
        ("/faq", "https://a.fr/b/", "https://a.fr/faq"),
        ("faq", "https://a.fr/b/", "https://a.fr/b/faq"),
        ("https://c.fr", "https://a.fr", "https://c.fr"),
        ("mailto:a@b.fr", "https://a.fr", None),
    ],
)
def test_address_of_the_page(url: str | None, base_url: str | None, expected: str | None) -> None:
    """The page stands where the FAQ says, seen from the base URL."""
    assert expected == links(url, base_url).page_url


def test_addresses_of_questions() -> None:
    """A question is a place on the page, if the page has an address."""
    assert "https://a.fr/faq#faq-first" == links("/faq", "https://a.fr").question_url(FIRST)
    assert links("/faq", None).question_url(FIRST) is None


@pytest.mark.parametrize(
    ("url", "relative", "absolute"),
    [
        ("/b", "/b", "https://a.fr/b"),
        ("b", "b", "https://a.fr/faq/b"),
        ("?b", "?b", "https://a.fr/faq/c?b"),
        ("", "", "https://a.fr/faq/c"),
        ("//b.fr", "//b.fr", "https://b.fr"),
        ("https://b.fr/../c", "https://b.fr/../c", "https://b.fr/../c"),
        ("mailto:b@c.fr", "mailto:b@c.fr", "mailto:b@c.fr"),
        ("#first", "#faq-first", "https://a.fr/faq/c#faq-first"),
        ("#faq-first", "#faq-first", "https://a.fr/faq/c#faq-first"),
        ("#old", "#faq-first", "https://a.fr/faq/c#faq-first"),
        ("#faq-older", "#faq-first", "https://a.fr/faq/c#faq-first"),
        # Parsers of Markdown encode all but ASCII.
        ("#%C3%A9t%C3%A9", "#faq-first", "https://a.fr/faq/c#faq-first"),
        ("#%%", "#%%", "https://a.fr/faq/c#%%"),
        ("#draft", "#draft", "https://a.fr/faq/c#draft"),
        ("#", "#", "https://a.fr/faq/c"),
        ("d#first", "d#first", "https://a.fr/faq/d#first"),
    ],
)
def test_targets(url: str, relative: str, absolute: str) -> None:
    """Links are absolute as far as can be; ids and former ids lead to their question."""
    assert relative == links(None, None).href(url)
    assert absolute == links("/faq/c", "https://a.fr").href(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("#faq-first", "#first"),
        ("#older", "#first"),
        ("#faq-%E6%9C%AC", "#%E6%9C%AC"),
        ("#faq-draft", "#faq-draft"),
        ("/b", "/b"),
        ("https://b.fr#first", "https://b.fr#first"),
    ],
)
def test_anchors(url: str, expected: str) -> None:
    """On a page whose anchors are the bare ids, links to questions lead there; others stay as they are."""
    book = Question(title="本？", answer=BODY, id="本")
    made = Links.of(FAQ(questions=(FIRST, DRAFT, book), url="https://a.fr"), base_url=None)

    assert expected == made.anchor(url)


@pytest.mark.parametrize("url", ["https://b.fr", "mailto:b@c.fr", "tel:1", "sms:1"])
def test_targets_away_from_the_page(url: str) -> None:
    """What means something anywhere stays."""
    assert url == links(None, None).absolute(url)


def test_relative_targets_away_from_the_page() -> None:
    """A relative link means something only with an address of the page."""
    assert links(None, None).absolute("/b") is None
    assert links(None, None).absolute("#first") is None
    assert "https://a.fr/b" == links(None, "https://a.fr").absolute("/b")
    assert "https://a.fr#q-first" == links(None, "https://a.fr", "q-").absolute("#first")
