"""Markdown to tree, case by case: see the files in the folder ``fixtures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from aic_faq.options import Limits
from aic_faq.richtext import parse, parse_html, parse_title
from aic_faq.richtext.to_markdown import to_markdown
from tests.fixtures import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.markup import Node
    from aic_faq.richtext import ParsedRichText

FOLDER = Path(__file__).parent / "fixtures"


def outline(parsed: ParsedRichText) -> str:
    """Write a tree with a line for each node, then each problem with its lines, counted from 1."""
    lines = [line for block in parsed.blocks for line in _node_lines(block, "")]
    for problem in parsed.problems:
        first, last = problem.line + 1, problem.line + problem.lines
        place = f"{first}" if first == last else f"{first}-{last}"
        lines.append(f"! {place}: {problem.message} [{problem.code.value}]")
    return "\n".join(lines)


def _node_lines(node: Node, indent: str) -> Iterator[str]:
    """Name a node, its values other than the defaults, and below it the nodes that it holds."""
    values, below = [type(node).__name__], list["Node"]()
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        if isinstance(value, tuple) and field.name != "alignments":
            below += value
        elif not field.eq:  # where it stands: see test_lines.py
            continue
        elif field.name == "header":
            below.append(value)
        elif value != field.default:
            values.append(f"{field.name}={value!r}" if field.default is not attrs.NOTHING else f"{value!r}")
    yield indent + " ".join(values)
    for child in below:
        yield from _node_lines(child, indent + "  ")


@cases(FOLDER / "texts")
def test_texts(case: Case) -> None:
    """Each text has the tree and the problems that its case says."""
    assert case.expected == outline(parse(case.given, Limits()))


@cases(FOLDER / "escaped")
def test_texts_whose_html_is_shown(case: Case) -> None:
    """HTML is shown as text where that is asked for."""
    assert case.expected == outline(parse(case.given, Limits(), raw_html="escape"))


@cases(FOLDER / "html")
def test_html(case: Case) -> None:
    """HTML has the tree and the problems that its case says."""
    assert case.expected == outline(parse_html(case.given, Limits()))


@cases(FOLDER / "written")
def test_trees_as_markdown(case: Case) -> None:
    """The tree of HTML is written as its case says, and read as the same tree."""
    tree = parse_html(case.given, Limits()).blocks
    assert case.expected == to_markdown(tree).rstrip("\n")
    assert tree == parse(case.expected, Limits()).blocks


@cases(FOLDER / "titles")
def test_titles(case: Case) -> None:
    """In a title nothing starts a block, and lines are joined."""
    assert case.expected == outline(parse_title(case.given, Limits()))
