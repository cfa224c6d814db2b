"""The JSON-LD of pages: one FAQPage that says what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.sphinx.expected import PAGES
from tests.sphinx.pages import Element, Page, read_page, words

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Built

SITE = "https://docs.example/en/"
NO_FAQ = ("index", "sommaire", "guide/outils", "guide/arrosage")
# Each builder with the file and the address of a page.
PLACES = {
    "html": ("{}.html", "{}.html"),
    "dirhtml": ("{}/index.html", "{}/"),
    "singlehtml": ("index.html", "index.html"),
}
FAQ = """\
---
questions:
  - {title: Why?, id: why, answer: "See [there](/there), [here](other.rst) and [it](#how)."}
  - {title: How?, id: how, answer: So.}
---
"""
SMALL = {
    "index.rst": "Index\n=====\n\n.. aic-faq:: faq.md\n\n.. toctree::\n\n   other\n",
    "other.rst": "Other\n=====\n",
    "faq.md": FAQ,
}


def faq_page(built: Built, name: str = "index.html") -> Any:
    """Give the one FAQPage of a page."""
    (data,) = built.page(name).faq_pages()
    return data


def addresses(data: Any) -> Iterator[str]:
    """Give every address, those within the answers too."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in {"@id", "url"}:
                yield value
            elif key == "text":
                yield from (link.attributes["href"] for link in read_page(value).all("a"))
            else:
                yield from addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from addresses(value)


def shown(page: Page, id_: str) -> Element:
    """Give the answer of a question on a page."""
    target = page.one(id=id_)
    if target.tag != "dt":
        return target
    (among,) = (found for found in page.all("dl") if target in found.children)
    after = [child for child in among.children if isinstance(child, Element)]
    return after[after.index(target) + 1]


def asked(page: Page, id_: str) -> Element:
    """Give the title of a question on a page."""
    target = page.one(id=id_)
    if target.tag == "section":
        return next(found for found in target.walk() if re.fullmatch("h[1-6]", found.tag))
    around = [found for found in page.all("details") if target in found.walk()]
    return around[-1].one("summary") if around else target


def is_aside(element: Element) -> bool:
    """Tell whether an element is no part of the text: a permalink, or the title of a section."""
    return "headerlink" in element.classes or "aic-faq-permalink" in element.classes


def is_no_answer(element: Element, *, title: Element) -> bool:
    """Tell whether an element is no part of the answer; in a section the title stands with it."""
    return element is title or is_aside(element)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_faqpage_with_its_questions_in_order(outputs: Build, builder: str, name: str) -> None:
    """However many directives a page has, it says everything once, in the order of the page."""
    file, address = (pattern.format(name) for pattern in PLACES[builder])
    data = faq_page(outputs(builder), file)

    assert "https://schema.org" == data["@context"]
    assert SITE + address == data["url"]
    assert [f"{SITE}{address}#faq-{question.id}" for question in PAGES[name]] == [
        question["@id"] for question in data["mainEntity"]
    ]
    assert [question.title for question in PAGES[name]] == [
        words(re.sub(r"\bx2\b", "", question["name"])) for question in data["mainEntity"]
    ]
    for question in data["mainEntity"]:
        assert question["@id"] == question["url"] == question["acceptedAnswer"]["url"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("name", NO_FAQ)
def test_other_pages_have_none(outputs: Build, builder: str, name: str) -> None:
    """Where nothing is answered, machines are told nothing."""
    file = "index.html" if name == "index" else PLACES[builder][0].format(name)

    assert [] == outputs(builder).page(file).jsonld()


def test_a_single_page_has_one_faqpage_with_all_questions(outputs: Build) -> None:
    """The addresses are those of the one page, and no question is told twice."""
    data = faq_page(outputs("singlehtml"))

    assert f"{SITE}index.html" == data["url"]
    assert [f"{SITE}index.html#faq-{question.id}" for page in PAGES.values() for question in page] == [
        question["@id"] for question in data["mainEntity"]
    ]
    targets = outputs("singlehtml").page("index.html").targets()
    assert {question["@id"].partition("#")[2] for question in data["mainEntity"]} <= set(targets)


@pytest.mark.parametrize("builder", PLACES)
@pytest.mark.parametrize("name", PAGES)
def test_machines_are_told_what_people_read(outputs: Build, builder: str, name: str) -> None:
    """Titles and answers have the very words of the page, with its quotation marks and links' texts."""
    file = PLACES[builder][0].format(name)
    page = outputs(builder).page(file)
    told = {
        question["@id"].partition("#")[2]: question
        for question in faq_page(outputs(builder), file)["mainEntity"]
    }

    for question in PAGES[name]:
        anchor = f"faq-{question.id}"
        title = asked(page, anchor)
        answer = shown(page, anchor).text(partial(is_no_answer, title=title))
        said = read_page(told[anchor]["acceptedAnswer"]["text"]).text()
        assert title.text(is_aside).split() == told[anchor]["name"].split()
        assert _characters(answer) == _characters(said)


def _characters(text: str) -> str:
    """Give what is read, without spaces and the marks of mathematics."""
    return re.sub(r"\s|\\[()]", "", text)


@pytest.mark.parametrize("builder", PLACES)
def test_all_addresses_are_absolute(outputs: Build, builder: str) -> None:
    """With a base URL no address depends on the place of the page."""
    built = outputs(builder)
    pages = [data for path in built.out.rglob("*.html") for data in built.page(str(path)).faq_pages()]

    assert pages
    for data in pages:
        for address in addresses(data):
            assert re.match(r"https?://|mailto:", address), address


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_where_the_page_leads(outputs: Build, name: str) -> None:
    """Links of answers are the resolved ones of the page, made absolute."""
    built = outputs("html")
    data = faq_page(built, f"{name}.html")
    targets = {path.relative_to(built.out).as_posix() for path in built.out.rglob("*")}
    ours = [address for address in addresses(data) if address.startswith(SITE)]

    assert ours
    for address in ours:
        path, _, fragment = address.removeprefix(SITE).partition("#")
        if path == "archives/vieux.html":  # left as the author wrote it
            continue
        assert path in targets
        if fragment and fragment != "faq":  # the name of the FAQPage itself
            assert fragment in built.page(path).targets()


@pytest.mark.parametrize("base", ["", "/", "/docs/", "docs.example"])
@pytest.mark.parametrize("builder", PLACES)
def test_without_an_absolute_base_url_there_are_no_addresses(build: Build, base: str, builder: str) -> None:
    """No ``@id``, no ``url``, and of relative links only the words; ``/`` is no absolute URL (trap 8)."""
    data = faq_page(build(SMALL, builder, confoverrides={"html_baseurl": base}))

    assert [] == list(addresses(data))
    assert ["Why?", "How?"] == [question["name"] for question in data["mainEntity"]]
    assert "<p>See there, here and it.</p>" == data["mainEntity"][0]["acceptedAnswer"]["text"]


def test_absolute_links_stay_without_a_base_url(build: Build) -> None:
    """What is absolute anyway is kept."""
    faq = "---\nquestions:\n  - {title: Why?, answer: '[There](https://there.example/x).'}\n---\n"
    data = faq_page(build(SMALL | {"faq.md": faq}, confoverrides={"html_baseurl": ""}))

    assert ["https://there.example/x"] == list(addresses(data))


@pytest.mark.parametrize("base", ["https://docs.example/en", "https://docs.example/en/"])
def test_the_base_url_may_end_in_a_slash_or_not(build: Build, base: str) -> None:
    """Both mean the folder."""
    data = faq_page(build(SMALL, confoverrides={"html_baseurl": base}))

    assert "https://docs.example/en/index.html" == data["url"]
    text = data["mainEntity"][0]["acceptedAnswer"]["text"]
    assert 'href="https://docs.example/en/other.html"' in text
    assert 'href="https://docs.example/en/index.html#faq-how"' in text


def test_the_start_page_of_dirhtml_is_the_folder(build: Build) -> None:
    """The page is told with the address under which it is served."""
    assert SITE == faq_page(build(SMALL, "dirhtml"))["url"]


def test_jsonld_can_be_left_out_for_one_directive(build: Build) -> None:
    """The others of the page are told."""
    page = "Index\n=====\n\n.. aic-faq:: faq.md\n   :jsonld: false\n\n.. aic-faq::\n\n   What?\n      That.\n"
    data = faq_page(build({"index.rst": page, "faq.md": FAQ, "other.rst": ":orphan:\n\nOther\n=====\n"}))

    assert ["What?"] == [question["name"] for question in data["mainEntity"]]


def test_jsonld_can_be_left_out_everywhere(build: Build) -> None:
    """And a directive can ask for it all the same."""
    asking = SMALL | {"index.rst": SMALL["index.rst"].replace("faq.md\n", "faq.md\n   :jsonld: true\n")}

    assert [] == build(SMALL, conf="aic_faq_jsonld = False\n").page("index.html").jsonld()
    assert faq_page(build(asking, conf="aic_faq_jsonld = False\n"))


def test_the_same_question_twice_is_told_once(build: Build) -> None:
    """Two directives that overlap give one question to machines."""
    page = SMALL["index.rst"] + "\n.. aic-faq:: faq.md\n   :questions: how\n   :no-index:\n"
    data = faq_page(build(SMALL | {"index.rst": page}))

    assert ["Why?", "How?"] == [question["name"] for question in data["mainEntity"]]


def test_the_script_cannot_be_left(build: Build) -> None:
    """Content that looks like the end of a script stays content."""
    faq = """\
---
questions:
  - title: Does `</script><b>` end it?
    answer: '`</script><!--` & \\<b>.'
---
"""
    built = build(SMALL | {"faq.md": faq})
    (script,) = re.findall(
        r"(?s)<script type=\"application/ld\+json\">(.*?)</script>", built.text("index.html")
    )

    assert not re.search("[<>&]", script)
    assert "Does </script><b> end it?" == faq_page(built)["mainEntity"][0]["name"]


def test_fields_of_questions_are_told(build: Build) -> None:
    """Language, keywords, dates and other ways to ask come from the FAQ file."""
    faq = """\
---
questions:
  - title: Pourquoi ?
    id: pourquoi
    language: fr
    tags: [a, b]
    alt_titles: [Pour quelle raison ?]
    updated: 2025-01-31
    answer: Parce que.
---
"""
    (question,) = faq_page(build(SMALL | {"faq.md": faq}))["mainEntity"]

    assert {
        "inLanguage": "fr",
        "keywords": ["a", "b"],
        "alternateName": ["Pour quelle raison ?"],
        "dateModified": "2025-01-31",
    }.items() <= question.items()


def test_the_page_tells_its_title_and_language(build: Build) -> None:
    """The page is named as its title names it."""
    data = faq_page(build(SMALL, conf="language = 'en'\n"))

    assert ("Index", "en") == (data["name"], data["inLanguage"])


@pytest.mark.parametrize("quotes", [True, False])
def test_quotation_marks_are_those_of_the_page(build: Build, quotes: bool) -> None:  # noqa: FBT001 - a parameter
    """Smart quotes change the page and the JSON-LD alike, but no id (trap 11)."""
    answer = "It's 'this'.\\n\\nThat's *Zoe's* and `that's` [Max's](#what-s-it)."
    faq = f'---\nquestions:\n  - {{title: "What\'s \\"it\\"?", answer: "{answer}"}}\n---\n'
    built = build(SMALL | {"faq.md": faq}, conf=f"smartquotes = {quotes}\n")
    (question,) = faq_page(built)["mainEntity"]

    assert ("What’s “it”?" if quotes else 'What\'s "it"?') == question["name"]
    assert question["url"].endswith("#faq-what-s-it")
    written = "That’s <em>Zoe’s</em> and that's <a" if quotes else "That's <em>Zoe's</em> and that's <a"
    assert written in question["acceptedAnswer"]["text"]
    assert ("Max’s</a>" if quotes else "Max's</a>") in question["acceptedAnswer"]["text"]
    page = built.page("index.html")
    assert question["name"] == page.one("summary").text().strip()
    found = " ".join(words(shown(page, "faq-what-s-it").text(is_aside)))
    assert found == "It s this That s Zoe s and that s Max s"
