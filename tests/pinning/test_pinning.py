"""Ids are written into documents, and nothing else is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aic_faq
from aic_faq.errors import FAQError, InvalidFAQError
from aic_faq.pinning import pin_ids

if TYPE_CHECKING:
    from pathlib import Path

    from aic_faq.model import FAQ

CASES = [
    # Below the title, whatever its style, and above a comment that follows.
    (
        "- title: Où est-ce ?  # là\n  # ici\n  desc: Là.\n",
        "- title: Où est-ce ?  # là\n  id: ou-est-ce\n  # ici\n  desc: Là.\n",
    ),
    (
        "- 'title': \"Where\n    is it?\"\n  desc: There.\n",
        "- 'title': \"Where\n    is it?\"\n  id: where-is-it\n  desc: There.\n",
    ),
    (
        "- desc: There.\n  title: Where is\n    it?",
        "- desc: There.\n  title: Where is\n    it?\n  id: where-is-it",
    ),
    # A title in a block has no end of its line: above it, then.
    (
        "-   title: |\n      Where?\n    desc: There.\n",
        "-   id: where\n    title: |\n      Where?\n    desc: There.\n",
    ),
    ("- {q: Where, a: There}\n", "- {id: where, q: Where, a: There}\n"),
    ("- &a { q: Where, a: There}\n", "- &a { id: where, q: Where, a: There}\n"),
    ("- &a # {\n  q: Where?\n  a: There.\n", "- &a # {\n  q: Where?\n  id: where\n  a: There.\n"),
    # A title that is an alias stands elsewhere.
    (
        "- title: Who?\n  desc: &x Where?\n- title: *x\n  desc: There.\n",
        "- title: Who?\n  id: who\n  desc: &x Where?\n- id: where\n  title: *x\n  desc: There.\n",
    ),
    # A key that is there is filled.
    (
        "- title: Where?\n  id:\n  desc: There.\n- title: Who?\n  slug: ~\n  desc: You.\n",
        "- title: Where?\n  id: where\n  desc: There.\n- title: Who?\n  slug: who\n  desc: You.\n",
    ),
    # Newlines are those of the document.
    ("- title: Where?\r\n  desc: There.\r\n", "- title: Where?\r\n  id: where\r\n  desc: There.\r\n"),
    # Words that YAML takes for something else are put between quotes.
    ("- title: No!\n  desc: 'Yes'\n", "- title: No!\n  id: \"no\"\n  desc: 'Yes'\n"),
    ("- title: 2026?\n  desc: '2027'\n", "- title: 2026?\n  id: \"2026\"\n  desc: '2027'\n"),
    ("- title: これは？\n  desc: 本\n", "- title: これは？\n  id: これは\n  desc: 本\n"),
    # What has an id is left alone, and so is what is called by one.
    ("- title: Where?\n  id: w\n  desc: There.\n", "- title: Where?\n  id: w\n  desc: There.\n"),
    ("w:\n  question: Where?\n  answer: There.\n", "w:\n  question: Where?\n  answer: There.\n"),
]


def pinned(text: str, name: str = "faq.yaml", former: FAQ | None = None) -> str:
    """Give a text in which ids are written."""
    return pin_ids(aic_faq.Source(text, name), former=former).source.text


@pytest.mark.parametrize(("before", "after"), CASES)
def test_ids_are_added_and_nothing_else(before: str, after: str) -> None:
    """Each question gets a line; doing it again changes nothing."""
    assert after == pinned(before)
    assert after == pinned(after)


@pytest.mark.parametrize(("before", "after"), CASES)
def test_front_matter_is_the_same(before: str, after: str) -> None:
    """The lines --- and the body below them stay."""
    lines = "---\n# a\nquestions:\n{}\n---\nBody.\n"
    indented = [lines.format("  " + text.rstrip("\n").replace("\n", "\n  ")) for text in (before, after)]

    assert indented[1] == pinned(indented[0], "faq.md")


ALIASES = [
    ("", "  aliases: [w]\n"),
    ("  aliases:\n", "  aliases: [w]\n"),
    ("  aliases: ~ # none\n", "  aliases: [w] # none\n"),
    ("  aliases: x\n", "  aliases: [x, w]\n"),
    ("  aliases: []\n", "  aliases: [w]\n"),
    ("  aliases: [x, 'y',]\n", "  aliases: [x, 'y', w,]\n"),
    ("  aliases:\n    - x\n    -  y # z\n", None),
    ("  Former-IDs:\n  - x\n  - y\n", "  Former-IDs:\n  - x\n  - y\n  - w\n"),
]


@pytest.mark.parametrize(("before", "after"), ALIASES)
def test_former_ids_are_added_to_the_aliases(before: str, after: str | None) -> None:
    """In whatever form they are written, or in a line of their own."""
    former = aic_faq.loads("- title: Where?\n  id: w\n  desc: There it is, behind the station.\n")
    text = "- title: Where is it?\n  id: v\n{}  desc: There it is, behind the station.\n"
    if after is None:
        after = f"{before}    -  w\n"
    if not before:
        after = ""
    expected = text.format(after)
    if not before:
        expected = expected.replace("it?\n", "it?\n  aliases: [w]\n")

    assert expected == pinned(text.format(before), former=former)


def test_both_are_added_at_once() -> None:
    """A question with another title gets its new id, and keeps the former one."""
    former = aic_faq.loads("- title: Where?\n  desc: There it is, behind the station.\n")
    result = pin_ids(
        aic_faq.Source("- {q: Where is it, a: 'There it is, behind the station.'}\n", "faq.yaml"),
        former=former,
    )

    assert (
        "- {id: where-is-it, aliases: [where], q: Where is it, a: 'There it is, behind the station.'}\n"
        == result.source.text
    )
    assert (("where-is-it",), {"where": "where-is-it"}, ()) == (result.pinned, result.aliases, result.left)
    assert ("where",) == result.faq.questions[0].aliases
    assert 1 == len(result.edits)


def test_what_has_no_mapping_of_its_own_is_left() -> None:
    """A question that is a key, and one that an alias of YAML repeats, cannot have an id."""
    result = pin_ids(aic_faq.Source("Where is it?: There.\nWho is it?: You.\n", "faq.yaml"))
    assert ((), ("where-is-it", "who-is-it"), ()) == (result.pinned, result.left, result.edits)

    text = "- &q\n  title: Where?\n  desc: There.\n- *q\n- title: Who?\n  desc: You.\n"
    result = pin_ids(aic_faq.Source(text, "faq.yaml"))
    assert (("who",), ("where", "where-2")) == (result.pinned, result.left)


def test_former_ids_of_what_is_left_are_not_written() -> None:
    """They are not said to be."""
    former = aic_faq.loads("- title: Where now is it?\n  desc: There.\n- title: Who?\n  desc: You.\n")
    result = pin_ids(aic_faq.Source("Where is it?: There.\nWho is it?: You.\n", "faq.yaml"), former=former)

    assert {} == result.aliases


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("faq.md", "# FAQ\n\n## Where?\n\nThere.\n", "this is markdown-page"),
        ("faq.json", '[{"question": "Where?", "answer": "There."}]', "this is json"),
        (
            "faq.md",
            '+++\n[[questions]]\ntitle = "Where?"\ndesc = "There."\n+++\n',
            "this front matter is TOML",
        ),
        (
            "faq.yaml",
            "fr:\n- q: Quoi ?\n  a: Ça.\nen:\n- q: What?\n  a: That.\n",
            "this document holds several",
        ),
        # A tab before the first key: lines below it cannot be indented so.
        ("faq.yaml", "-\n  ? title\n  : Where?\n  ? desc\n  : There.\n", "without changing more"),
    ],
)
def test_other_documents_are_refused(name: str, text: str, message: str) -> None:
    """It is said what the document is; nothing is damaged."""
    assert aic_faq.read(aic_faq.Source(text, name)).faq is not None
    with pytest.raises(FAQError) as raised:
        pin_ids(aic_faq.Source(text, name))

    assert message in str(raised.value)
    assert str(raised.value).startswith(f"{name}: ids ")


def test_what_is_no_faq_is_refused() -> None:
    """With all that is wrong with it."""
    with pytest.raises(InvalidFAQError):
        pin_ids(aic_faq.Source("title: x\n", "faq.yaml"))


titles = st.text(alphabet="abé ?'#:1-", min_size=1, max_size=8)
keys = st.sampled_from(["title", "question", "Question"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw front matter as people write it: styles, comments, blank lines, indents, newlines."""
    indent = draw(st.sampled_from(["", "  ", "    "]))
    gap = draw(st.sampled_from([" ", "   "]))
    lines = ["---", "title: FAQ  # the name", "questions:"]
    for _ in range(draw(st.integers(1, 4))):
        title = draw(titles.filter(lambda text: text.strip(" ?'#:-")))
        quoted = "'" + title.replace("'", "''") + "'"
        key = draw(keys)
        style = draw(st.sampled_from(["quoted", "block", "flow", "long"]))
        extra = draw(
            st.sampled_from([[], ["# a comment", ""], ["tags: [a,  'b']"], ["id:  # none"], ["id: x y"]])
        )
        if style == "flow":
            lines.append(f'{indent}-{gap}{{{key}: {quoted}, a: "So."}}')
            continue
        inner = indent + " " + " " * len(gap)
        first = {"quoted": [f"{key}: {quoted} # why"], "block": [f"{key}: |-", f"  {title.strip()}"]}
        pair = first.get(
            style, [f"{key}: {quoted[:-1]}", f"    {draw(titles).replace(chr(39), '').strip()}x'"]
        )
        parts = [*pair, *extra, "answer: |", "  So."]
        lines.append(f"{indent}-{gap}{parts[0]}")
        lines += [inner + part if part else "" for part in parts[1:]]
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return newline.join([*lines, "---", "Body."])


@settings(max_examples=25)
@given(documents())
def test_writing_ids_changes_no_byte_of_anything_else(text: str) -> None:
    """Without what was added the document is what it was; ids stay, and a second time nothing is added."""
    source = aic_faq.Source(text, "faq.md")
    before = aic_faq.read(source).faq
    assert before is not None
    result = pin_ids(source)
    rest = result.source.text
    for edit in result.edits:  # what stands before it has been taken out already
        at = edit.span.start
        assert (at, edit.replacement) == (edit.span.end, rest[at : at + len(edit.replacement)])
        rest = rest[:at] + rest[at + len(edit.replacement) :]

    assert text == rest
    assert before == result.faq == aic_faq.read(result.source).faq
    assert () == pin_ids(result.source).edits
    assert () == result.left


@pytest.mark.heavy
def test_the_documents_of_the_corpus(shared: Path) -> None:
    """Ids are written into real documents, which then say the same; only shared mappings are refused."""
    count = 0
    for path in sorted((shared / "corpus" / "frontmatter").rglob("*.md"))[::3]:
        result = aic_faq.read(path)
        if result.format != "front-matter" or result.faq is None or len(result.faqs) > 1:
            continue
        assert result.source is not None
        done = pin_ids(result.source)
        assert result.faq == done.faq
        assert () == pin_ids(done.source).edits
        count += len(done.pinned)

    assert count > 100
