"""Pages of reStructuredText: their shape, their questions, and what is kept of what only other tools know."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
from docutils.parsers.rst import roles, states
from hypothesis import given
from hypothesis import strategies as st
from sphinx_aic_faq import rst_page
from sphinx_aic_faq.rst_reader import RstReader

from aic_faq.model import FAQ
from aic_faq.options import Limits, ReadOptions
from aic_faq.readers import ReadResult, read
from aic_faq.richtext import rich_text
from aic_faq.source import Source

CORPUS = Path("../shared/corpus")


def result_of(page: str, name: str = "faq.rst", options: ReadOptions | None = None) -> ReadResult:
    """Read a page."""
    return read(Source(page, name), options=options or ReadOptions())


def faq_of(page: str) -> FAQ:
    """Read a page that has no errors."""
    result = result_of(page)
    assert result.faq is not None, result.diagnostics
    return result.faq


def answer(text: str) -> str:
    """Give the Markdown of the answer of a page's one question."""
    return faq_of(f"Who?\n----\n\n{text}").questions[0].answer.body.markdown


def problems(page: str) -> list[str]:
    """Give the places and words of all problems."""
    return [str(diagnostic).removeprefix("faq.rst:") for diagnostic in result_of(page).diagnostics]


SECTIONS = """\
:Author: Ann; Bob
:version: 3

===
FAQ
===

Read *this*.

.. contents:: All

.. _boats:

Boats
=====

On boats.

.. _long:
.. _tall:

How long?
---------

Very.

Measured
~~~~~~~~

By `boats`_.

Why?
----

Because.

----

Other questions
===============

Write.
"""


def test_sections() -> None:
    """Titles of sections are questions; sections above group them, and those below belong to answers."""
    faq = faq_of(SECTIONS)

    assert ("FAQ", ("Ann", "Bob"), {"version": "3"}) == (faq.title, faq.authors, dict(faq.extra))
    assert faq.intro is not None
    assert "Read _this_.\n" == faq.intro.markdown
    assert faq.contact is not None
    assert "# Other questions\n\nWrite.\n" == faq.contact.markdown.replace("##", "#")
    assert [("long", ("tall",), "Boats", "boats"), ("why", (), "Boats", "boats")] == [
        (question.id, question.aliases, question.section.title, question.section.id)
        for question in faq.questions
        if question.section is not None
    ]
    assert ["Very.\n\n### Measured\n\nBy [boats](#boats).\n", "Because.\n"] == [
        question.answer.body.markdown.replace("####", "###") for question in faq.questions
    ]
    section = faq.sections[0]
    assert section.intro is not None
    assert "On boats.\n" == section.intro.markdown


def test_positions() -> None:
    """Questions and answers know where they stand."""
    faq = faq_of(SECTIONS)
    question = faq.questions[0]

    assert question.span is not None
    assert "How long?" == SECTIONS[question.span.start : question.span.end]
    assert question.answer.body.origin is not None
    assert 25 == question.answer.body.origin.line_of(0)


def test_bold_lines() -> None:
    """Lines that are bold throughout are questions where no titles are."""
    faq = faq_of("FAQ\n===\n\n**What?**\n\nThis.\n\n**Note:**\n\nThat.\n\n**Why?**\n\nSo.\n")

    assert ["What?", "Why?"] == [question.title.plain_text for question in faq.questions]
    assert "This.\nNote:\nThat." == faq.questions[0].answer.body.plain_text


def test_terms() -> None:
    """Terms with definitions are questions, and what stands between lists is kept."""
    faq = faq_of("FAQ\n===\n\nWhat *is* it?\n   A boat.\n\n   It floats.\n\nWhy?\n   So.\n\nThe end.\n")

    assert ["What is it?", "Why?"] == [question.title.plain_text for question in faq.questions]
    assert "A boat.\nIt floats." == faq.questions[0].answer.body.plain_text
    assert faq.intro is not None
    assert "The end." == faq.intro.plain_text


def test_terms_without_titles() -> None:
    """A page may be nothing but a list."""
    faq = faq_of("Before.\n\nWhat?\n   This.\n\nAfter.\n")

    assert ["What?"] == [question.title.plain_text for question in faq.questions]
    assert faq.intro is not None
    assert "Before.\nAfter." == faq.intro.plain_text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a* **b** ``c`` `d` :sub:`e` :strong:`f` |g|", "_a_ **b** `c` _d_ e **f** |g|\n"),
        (
            "`a <https://b.example>`_ `c <d.html>`__ https://e.example",
            "[a](https://b.example) [c](d.html) <https://e.example>\n",
        ),
        (
            "See a_ and `b c`__.\n\n.. _a: https://a.example\n__ https://b.example",
            "See [a](https://a.example) and [b c](https://b.example).\n",
        ),
        ("- a\n- b\n\n  c\n\n3. d\n4. e", "- a\n\n- b\n\n  c\n\n3. d\n4. e\n"),
        ("a::\n\n   b c\n\n>>> d\n1", "a:\n\n```\nb c\n```\n\n```\n>>> d\n1\n```\n"),
        (".. code-block:: python\n   :linenos:\n   :caption: x\n\n   a = 1", "```python\na = 1\n```\n"),
        (".. code::\n\n   a", "```\na\n```\n"),
        ("   a\n\n   -- b", "> a\n>\n> — b\n"),
        ("| a\n|   b\n| c", "a\\\nb\\\nc\n"),
        (
            "a [1]_ b [#n]_ [9]_.\n\n.. [1] c [#n]_\n.. [#n] d",
            "a [^1] b [^2] \\[9\\].\n\n[^1]: c [^2]\n\n[^2]: d\n",
        ),
        ("a [b]_\n\n.. [b] c", "a \\[b\\]\n\n**\\[b\\]**\n\nc\n"),
        (
            "|x| and |y|\n\n.. |x| replace:: *z*\n.. |y| image:: y.png\n   :alt: why",
            "_z_ and ![why](y.png)\n",
        ),
        (".. image:: a.png\n   :alt: b\n   :target: https://c.example", "[![b](a.png)](https://c.example)\n"),
        (".. figure:: a.png\n\n   Under *it*.\n\n   More.", "![](a.png)\n\nUnder _it_.\n\nMore.\n"),
        (".. note:: a\n\n   - b", "> **Note**\n>\n> a\n>\n> - b\n"),
        (".. admonition:: Mind\n\n   a", "> **Mind**\n>\n> a\n"),
        (".. rubric:: A\n\n.. container:: x\n\n   b\n\n.. topic:: C\n\n   d", "**A**\n\nb\n\n**C**\n\nd\n"),
        (".. math:: a + b\n\n:math:`c`", "```math\na + b\n```\n\n`c`\n"),
        ("== ==\na  b\n== ==\n1  2\n== ==", "| a | b |\n| --- | --- |\n| 1 | 2 |\n"),
        (
            ".. list-table:: T\n\n   * - a\n\n       b\n     - - c",
            "**T**\n\n|  |  |\n| --- | --- |\n| a<br>b | c |\n",
        ),
        (":a: b\n:c: d", "- **a**\n\n  b\n\n- **c**\n\n  d\n"),
        ("-a  b\n-c  d", "- **-a**\n\n  b\n\n- **-c**\n\n  d\n"),
        ("a : b\n   c", "**a**\n\nb\n\nc\n"),
        (".. comment\n\na", "a\n"),
        ("`a <javascript:b>`_ .. image:: c", "a .. image:: c\n"),
        (".. image:: javascript:a\n   :alt: b", "b\n"),
        ("_`a` and a_", "a and [a](#a)\n"),
        (
            ":pep:`8` :rfc:`2606`",
            "[PEP 8](https://peps.python.org/pep-0008) [RFC 2606](https://tools.ietf.org/html/rfc2606.html)\n",
        ),
    ],
)
def test_answer(text: str, markdown: str) -> None:
    """Each construct of docutils becomes what rich text has for it."""
    assert markdown == answer(text)


@pytest.mark.parametrize(
    ("text", "markdown", "reported"),
    [
        ("See :ref:`a <Who?>` and :ref:`b <c>`.", "See [a](#who) and b.\n", "the role 'ref'"),
        (":py:func:`~a.b`", "`a.b`\n", "the role 'py:func'"),
        (":func:`a <b>`", "`a`\n", "the role 'func'"),
        (":issue:`12`", ":issue:\\`12\\`\n", "the role 'issue'"),
        (
            ".. mystery:: a\n   :b: c\n\n   d",
            "```\n.. mystery:: a\n   :b: c\n\n   d\n```\n",
            "the directive 'mystery'",
        ),
        (".. raw:: html\n\n   <b>", "```\n.. raw:: html\n\n   <b>\n```\n", "the directive 'raw'"),
        (".. include:: /etc/passwd", "```\n.. include:: /etc/passwd\n```\n", "the directive 'include'"),
        (".. seealso:: a\n\n   b", "> **See also**\n>\n> a\n>\n> b\n", "the directive 'seealso'"),
        (
            ".. versionadded:: 3.2\n   a",
            "> **Added in version 3.2**\n>\n> a\n",
            "the directive 'versionadded'",
        ),
        (".. only:: html\n\n   a", "a\n", "the directive 'only'"),
    ],
)
def test_kept(text: str, markdown: str, reported: str) -> None:
    """What only Sphinx knows, or must not be run, is kept as text and reported."""
    page = f"Who?\n----\n\n{text}"

    assert markdown == answer(text)
    column = text.index(":ref") + 1 if ":ref" in text else 1
    assert [f"4:{column}: warning: {reported} is shown as text [unknown-markup]"] == problems(page)


def test_reported_once() -> None:
    """A role that is used often is reported once, at its first place."""
    assert ["5:3: warning: the role 'a' is shown as text [unknown-markup]"] == problems(
        "Who?\n----\n\nx\ny :a:`1` :a:`2`\n\n:a:`3`\n"
    )


@pytest.mark.parametrize("name", ["contents", "index", "highlight", "meta", "currentmodule", "class"])
def test_unseen(name: str) -> None:
    """Directives that show nothing, or what outputs make themselves, are left out."""
    assert "a\n" == answer(f".. {name}:: x\n\na")
    assert [] == problems(f"Who?\n----\n\n.. {name}:: x\n\na\n")


@pytest.mark.parametrize(
    ("text", "markdown", "problem"),
    [
        (
            ".. csv-table::\n   :file: /etc/passwd",
            "```\n.. csv-table::\n   :file: /etc/passwd\n```\n",
            '4:1: warning: reStructuredText: File and URL access deactivated; ignoring "csv-table"',
        ),
        (
            ".. note::",
            "```\n.. note::\n```\n",
            '4:1: warning: reStructuredText: Content block expected for the "note"',
        ),
        ("a_", "a\n", "4:1: warning: the target 'a' is not on the page; its words are no link [invalid-rst]"),
    ],
)
def test_mistakes(text: str, markdown: str, problem: str) -> None:
    """What docutils cannot make sense of is shown as it is written, and reported."""
    assert markdown == answer(text)
    assert problem == problems(f"Who?\n----\n\n{text}")[0][: len(problem)]


def test_no_answers() -> None:
    """A page whose titles have nothing below them is refused."""
    message = (
        "1:1: error: no questions with answers were found on the page; its titles are 'FAQ', 'Who?':"
        " looked for section titles, bold lines and terms with definitions [no-questions]"
    )
    assert [message] == problems("FAQ\n===\n\nWho?\n----\n\n-----\n")
    assert ["no-questions"] == [
        diagnostic.code.value for diagnostic in result_of("Only words.\n").diagnostics
    ]


def test_limits() -> None:
    """Titles and answers have the limits of all other shapes."""
    page = "Who are you?\n------------\n\nWe are.\n\nWhy?\n----\n\nSo.\n"

    assert [["limit"], ["limit"]] == [
        [
            diagnostic.code.value
            for diagnostic in result_of(page, options=ReadOptions(limits=limits)).diagnostics
        ]
        for limits in (Limits(title=5), Limits(answer=5))
    ]


def test_empty_titles() -> None:
    """A title of which nothing can be seen is no question."""
    assert ["1:1: warning: question 1 has no title; it is left out [missing-title]"] == problems(
        "\N{ZERO WIDTH SPACE}\n----\n\nb\n\nWhy?\n----\n\nc\n"
    )


def test_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that is nested without end is refused, and whatever docutils raises is reported."""
    assert ["nested-too-deeply"] == [
        diagnostic.code.value for diagnostic in result_of("Who?\n----\n\n" + "- " * 2000 + "a\n").diagnostics
    ]

    def broken(text: str, name: str) -> None:
        raise LookupError(text + name)

    monkeypatch.setattr(rst_page, "parse", broken)
    assert ["1:1: error: docutils cannot read the page: LookupError: xfaq.rst [invalid-rst]"] == problems("x")


@pytest.mark.parametrize(
    ("name", "page", "reason"),
    [
        ("faq.rst", "x", "its name ends with .rst"),
        ("faq.txt", "What?\n~~~~~\n\nThis.\n", "it has titles or directives of reStructuredText"),
        ("faq", ".. note:: x\n", "it has titles or directives of reStructuredText"),
        ("faq", "====\nWho?\n====\n", "it has titles or directives of reStructuredText"),
        ("faq.txt", "# What?\n\nThis.\n", None),
        ("faq.md", ".. note:: x\n", None),
    ],
)
def test_recognise(name: str, page: str, reason: str | None) -> None:
    """Pages are known by their names, text by marks that no other shape has."""
    assert reason == RstReader().recognise(Source(page, name))


def test_without_docutils(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without docutils the error says what to install."""
    monkeypatch.setattr(
        "sphinx_aic_faq.rst_reader.find_spec", lambda name: None if name == "docutils" else find_spec(name)
    )
    result = result_of("Who?\n----\n\nWe.\n")

    assert [("missing-package", "install aic-faq[rst]")] == [
        (diagnostic.code.value, diagnostic.hint) for diagnostic in result.diagnostics
    ]


def test_nothing_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing reaches the terminal, and docutils' own tables stay as they are."""
    tables: list[Mapping[str, object]] = [vars(roles)["_roles"], vars(states.Body.explicit)]
    before = [dict(table) for table in tables]
    problems("A?\n--\n\n:b:`c` `d\n\n.. e::\n\n.. role:: f\n\n.. default-role:: g\n")

    assert ("", "") == capfd.readouterr()
    assert before == tables


def test_without_sphinx(tmp_path: Path) -> None:
    """A page of reStructuredText is read without loading Sphinx."""
    page = tmp_path / "faq.rst"
    page.write_text("Who?\n----\n\nWe.\n", encoding="utf-8")
    code = "import sys, aic_faq; print(len(aic_faq.load(sys.argv[1]).questions), 'sphinx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, page], capture_output=True, text=True, check=True)

    assert "1 False" == done.stdout.strip()


PIECES = st.sampled_from(
    [
        *[
            "A?",
            "--",
            "=====",
            "- b",
            "  c",
            "**D?**",
            "e",
            "   f",
            ".. g::",
            ".. _h:",
            ".. [1] i",
            "j_ [1]_ |k|",
            ":l:`m`",
        ],
        *[
            "`n <o>`_",
            "::",
            "",
            "",
            "+--+",
            "| p",
            ".. |k| replace:: q",
            ":r: s",
            ".. note::",
            "``t",
            "*u",
            ".. image:: v",
        ],
    ]
)


@given(st.lists(PIECES, max_size=20))
def test_any_page(lines: list[str]) -> None:
    """Any page is read or refused, and its answers are Markdown that reads back as the same tree."""
    result = result_of("\n".join(lines))

    assert (result.faq is None) == any(
        diagnostic.severity.value == "error" for diagnostic in result.diagnostics
    )
    for question in result.faq.questions if result.faq else ():
        body = question.answer.body
        assert body.blocks == rich_text(body.markdown).blocks


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not part of the project")
def test_corpus() -> None:
    """All real pages but two give the number of questions that an independent reader counted.

    One has form feeds, which no document may have, the other no answers.
    """
    wrong = []
    for document in json.loads((CORPUS / "manifest.json").read_text("utf-8"))["documents"]:
        if document["kind"] == "rst":
            result = read(CORPUS / document["path"])
            found = len(result.faq.questions) if result.faq else 0
            if abs(found - document["questions"]) > 2:
                wrong.append(result.diagnostics[0].code.value)

    assert ["control-character", "no-questions"] == sorted(wrong)
