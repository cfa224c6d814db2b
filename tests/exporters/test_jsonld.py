"""FAQs as schema.org FAQPage."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq import FAQ, Answer, JSONLDExporter, Question, RichText, Status, markup, rich_text
from tests.exporters.trees import faqs
from tests.fixtures import Case, cases

FOLDER = Path(__file__).parent / "jsonld"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "accelerateur.md"
BASE_URL = "https://example.org"
ALLOWED = set("h1 h2 h3 h4 h5 h6 br ol ul li a p div b strong i em".split())  # noqa: SIM905 - read as one list


def question(answer: RichText | str = "A.", title: str = "Q", id_: str = "q", **fields: object) -> Question:
    """Make a question out of Markdown."""
    body = rich_text(answer) if isinstance(answer, str) else answer
    return Question(id=id_, title=title, answer=Answer(body=body), **fields)  # type: ignore[arg-type]


def answer_of(markdown: str, exporter: JSONLDExporter) -> Any:
    """Export a FAQ that begins with this answer, and give its text."""
    faq = FAQ(questions=(question(markdown), question(id_="other")), url="/faq")
    data: Any = exporter.to_dict(faq)
    return data["mainEntity"][0]["acceptedAnswer"]["text"]


@cases(FOLDER, "answers.txt")
def test_answers(case: Case) -> None:
    """Answers are HTML of few elements, which keeps all words."""
    assert case.expected == answer_of(case.given, JSONLDExporter(base_url=BASE_URL))


@cases(FOLDER, "answers_without_base_url.txt")
def test_answers_without_a_base_url(case: Case) -> None:
    """Links that lead nowhere away from the page are their words."""
    assert case.expected == answer_of(case.given, JSONLDExporter())


def test_everything_that_is_known() -> None:
    """Each field has its place, and drafts have none."""
    faq = FAQ(
        title="La\u202fFAQ\n d’essai",
        url="/faq",
        language="fr_FR",
        description="Tout ce qu’il faut savoir.",
        updated=dt.date(2024, 2, 1),
        questions=(
            question(
                title="Why  & how?",
                alt_titles=("How?", " ", "a\x00b"),
                tags=("one, two", "three"),
                language="en",
                updated=dt.date(2024, 1, 1),
            ),
            question(id_="draft", status=Status.DRAFT),
            question(id_="same", language="fr-FR"),
        ),
    )

    url = "https://example.org/faq"
    assert {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "@id": f"{url}#faq",
        "url": url,
        "name": "La\u202fFAQ d’essai",
        "inLanguage": "fr-FR",
        "description": "Tout ce qu’il faut savoir.",
        "dateModified": "2024-02-01",
        "mainEntity": [
            {
                "@type": "Question",
                "@id": f"{url}#faq-q",
                "url": f"{url}#faq-q",
                "name": "Why & how?",
                "alternateName": ["How?", "a\ufffdb"],
                "keywords": ["one, two", "three"],
                "inLanguage": "en",
                "dateModified": "2024-01-01",
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "<p>A.</p>",
                    "url": f"{url}#faq-q",
                    "inLanguage": "en",
                },
            },
            {
                "@type": "Question",
                "@id": f"{url}#faq-same",
                "url": f"{url}#faq-same",
                "name": "Q",
                "acceptedAnswer": {"@type": "Answer", "text": "<p>A.</p>", "url": f"{url}#faq-same"},
            },
        ],
    } == JSONLDExporter(base_url=BASE_URL).to_dict(faq)


def test_what_is_not_known_is_left_out() -> None:
    """Nothing is null or empty, and there is no address without one of the page."""
    assert """\
{
  "@context": "https://schema.org",
  "@type": "FAQPage",
  "mainEntity": []
}
""" == JSONLDExporter().export(FAQ(questions=(), url="/faq", title="", description=""))


def test_options() -> None:
    """The prefix is that of the page, and the language can be said anew."""
    faq = FAQ(questions=(question(language="fr"),), language="fr")
    data: Any = JSONLDExporter(base_url=BASE_URL, id_prefix="aide-", language="en").to_dict(faq)

    assert (f"{BASE_URL}#aide", "en") == (data["@id"], data["inLanguage"])
    assert (f"{BASE_URL}#aide-q", "fr") == (data["mainEntity"][0]["@id"], data["mainEntity"][0]["inLanguage"])


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (
            {"base_url": "/faq"},
            "base_url must be an absolute address such as https://example.org, got '/faq'",
        ),
        ({"language": "français"}, "language must be a BCP 47 tag such as 'fr' or 'pt-BR', got 'français'"),
        (
            {"id_prefix": "q"},
            "id_prefix must be letters, digits, hyphens, from a letter to a hyphen, got 'q'",
        ),
        ({"answers": "txt"}, "answers must be 'html' or 'text', got 'txt'; did you mean 'text'?"),
        ({"layout": "flat"}, "layout must be 'nested' or 'graph', got 'flat'"),
        (
            {"author_type": "person"},
            "author_type must be 'Person' or 'Organization', got 'person'; did you mean 'Person'?",
        ),
        (
            {"publisher_url": "/us"},
            "publisher_url must be an absolute address such as https://example.org, got '/us'",
        ),
        (
            {"is_part_of": "javascript:a"},
            "is_part_of must be an absolute address such as https://example.org, got 'javascript:a'",
        ),
    ],
)
def test_wrong_options(option: dict[str, Any], message: str) -> None:
    """An option that means nothing is refused with what is expected."""
    with pytest.raises(ValueError) as raised:
        JSONLDExporter(**option)

    assert message == str(raised.value)


def test_the_founding_document() -> None:
    """The founding document is one FAQPage of seven questions in French, with absolute links."""
    exporter = JSONLDExporter(base_url="https://citoyens.transformation.gouv.fr")
    faq = aic_faq.load(EXAMPLE)

    data = json.loads(exporter.export(faq))

    assert exporter.to_dict(faq) == data
    assert ("FAQPage", "fr", 7) == (data["@type"], data["inLanguage"], len(data["mainEntity"]))
    assert (
        "https://citoyens.transformation.gouv.fr/faq#faq-qu-est-ce-que-l-accelerateur-d-initiatives-citoyennes"
        == data["mainEntity"][0]["@id"]
    )
    texts = "".join(entity["acceptedAnswer"]["text"] for entity in data["mainEntity"])
    assert [] == re.findall(r'href="(?!https://)', texts)
    assert 6 == texts.count('href="https://citoyens.transformation.gouv.fr/')


def test_deep_trees() -> None:
    """No tree is too deep."""
    inline: markup.Inline = markup.Text("b")
    for _ in range(20_000):
        inline = markup.Strong((inline,))
    body = RichText(markdown="", blocks=(markup.Paragraph((inline,)),))

    assert JSONLDExporter().export(FAQ(questions=(question(body),))).count("strong") == 40_000


def test_footnotes_without_a_paragraph() -> None:
    """The number of a footnote has a paragraph of its own where it finds none."""
    notes = markup.Footnotes((markup.Footnote(1, ()), markup.Footnote(2, (markup.CodeBlock(" x"),))))
    faq = FAQ(questions=(question(RichText(markdown="", blocks=(notes,))),))
    data: Any = JSONLDExporter().to_dict(faq)

    assert "<p>[1]</p>\n<p>[2]</p>\n<p>\xa0x</p>" == data["mainEntity"][0]["acceptedAnswer"]["text"]


@settings(max_examples=50, deadline=None)
@given(faqs, st.sampled_from([None, BASE_URL]))
def test_any_faq(faq: FAQ, base_url: str | None) -> None:
    """Every FAQ is JSON that a script element can hold, indented as the standard encoder does."""
    exporter = JSONLDExporter(base_url=base_url)

    text = exporter.export(faq)

    data = json.loads(text)
    assert exporter.to_dict(faq) == data
    assert set() == set("<>&\u2028\u2029") & set(text)
    text.encode()
    indented = json.dumps(data, ensure_ascii=False, indent=2)
    for character in "<>&\u2028\u2029":
        indented = indented.replace(character, f"\\u{ord(character):04x}")
    assert indented + "\n" == text


@settings(max_examples=50, deadline=None)
@given(faqs)
def test_any_answer(faq: FAQ) -> None:
    """Answers hold the elements of the list only, in pairs, and say all words of the tree."""
    data: Any = JSONLDExporter(base_url=BASE_URL).to_dict(faq)

    for asked, entity in zip(faq.published, data["mainEntity"], strict=True):
        text = entity["acceptedAnswer"]["text"]
        names = re.findall(r"<(/?)([a-z0-9]+)(?: href=\"[^\"<>]*\"| start=\"\d+\")?>", text)
        assert text.count("<") == len(names)
        assert ALLOWED >= {name for _, name in names}
        said = html.unescape(re.sub(r"<[^>]*>", "", text))
        assert _letters(asked.answer.body.plain_text) == _letters(said)
        assert all(entity[key].startswith("https://") for key in ("@id", "url"))


def _letters(text: str) -> str:
    """Give a text without white space, as two outputs may set it differently."""
    return "".join(text.split())


def test_ids_that_are_whole() -> None:
    """Without a prefix the ids of questions are those of their elements, and the page has one of its own."""
    faq = FAQ(url="/a", questions=(question(id_="install"),))
    data: Any = JSONLDExporter(base_url=BASE_URL, id_prefix="").to_dict(faq)
    assert (f"{BASE_URL}/a#faq", f"{BASE_URL}/a#install") == (data["@id"], data["mainEntity"][0]["@id"])
