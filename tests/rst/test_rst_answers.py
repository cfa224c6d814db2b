"""Answers in reStructuredText: what each construct becomes, and what only other tools know stays as text."""

from __future__ import annotations

import pytest

from tests.rst.reading import answer, problems


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
