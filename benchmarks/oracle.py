"""Prove that a contestant did the work: every answer, word for word, in all three outputs.

The words expected come from a third way through the document: PyYAML's
``safe_load`` and the tokens of markdown-it-py, neither of which is an output.
"""

from __future__ import annotations

import html
import json
import re

import yaml
from attrs import frozen
from markdown_it import MarkdownIt

__all__ = ("Expected", "OracleError", "check", "check_jsonld", "check_page", "expected_of")

_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"<(head|script|style|template|svg)\b.*?</\1>", re.DOTALL)
_WITHIN_A_WORD = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|s|del|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"https?://[^\s)>]+")
_FURNITURE = 12
"""Words that an output may put between two answers: a number, a permalink, a heading."""


class OracleError(AssertionError):
    """Say which question an output does not hold as written."""


@frozen
class Expected:
    """Hold the words of a document: one pair of title and answer for each question."""

    questions: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    contact: tuple[str, ...]


def expected_of(document: str) -> Expected:
    """Take the words out of a document."""
    data = yaml.safe_load(document.split("---\n", 2)[1])
    parse = MarkdownIt("commonmark").enable("table").parse

    def words(markdown: str) -> tuple[str, ...]:
        inlines = (token for token in parse(markdown) if token.type == "inline")
        children = (child for token in inlines for child in (*(token.children or ()), None))
        return _words(
            "".join(" " if child is None or "break" in child.type else child.content for child in children)
        )

    questions = tuple((_words(question["title"]), words(question["desc"])) for question in data["questions"])
    return Expected(questions, words(data["contact"]))


def check(expected: Expected, outputs: tuple[str, str, str]) -> None:
    """Compare the page, the JSON-LD and the text with what is expected.

    Raises:
        OracleError: where an answer is missing, cut, changed or out of order.
    """
    page, jsonld, text = outputs
    _in_order("page", expected, _visible_words(_UNSEEN.sub(" ", page)))
    _in_order("text", expected, _words(_ADDRESS.sub(" ", text)))
    embedded = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    if embedded is None:
        message = "page: no JSON-LD in it"
        raise OracleError(message)
    _same("JSON-LD", expected, jsonld)
    _same("JSON-LD of the page", expected, embedded.group(1))


def check_page(expected: Expected, body: str) -> None:
    """Compare what a page shows, as HTML, with what is expected."""
    _in_order("page", expected, _visible_words(_UNSEEN.sub(" ", body)))


def check_jsonld(expected: Expected, jsonld: str) -> None:
    """Compare the JSON-LD of a page with what is expected."""
    _same("JSON-LD of the page", expected, jsonld)


def _same(name: str, expected: Expected, jsonld: str) -> None:
    entities = json.loads(jsonld)["mainEntity"]
    found = tuple(
        (_words(entity["name"]), _visible_words(entity["acceptedAnswer"]["text"])) for entity in entities
    )
    if len(found) != len(expected.questions):
        message = f"{name}: expected {len(expected.questions)} questions, got {len(found)}"
        raise OracleError(message)
    for number, (wanted, got) in enumerate(zip(expected.questions, found, strict=True), 1):
        if wanted != got:
            message = f"{name}: question {number} is not as written"
            raise OracleError(message)


def _in_order(name: str, expected: Expected, words: tuple[str, ...]) -> None:
    at = 0
    for number, (title, answer) in enumerate(expected.questions, 1):
        for run in (title, answer):
            at = _after(words, run, at)
            if not at:
                message = f"{name}: question {number} is not as written, or not in its place"
                raise OracleError(message)
    # As little may stand between the last answer and the contact as between answers: no question too many.
    if not _after(words, expected.contact, at):
        message = f"{name}: what stands after the questions is not as written, or not in its place"
        raise OracleError(message)


def _after(words: tuple[str, ...], run: tuple[str, ...], start: int) -> int:
    """Give the place behind a run of words that begins within a few words of ``start``; 0 if it does not."""
    for at in range(start, min(start + _FURNITURE, len(words)) + 1):
        if words[at : at + len(run)] == run:
            return at + len(run)
    return 0


def _visible_words(markup: str) -> tuple[str, ...]:
    return _words(html.unescape(_TAG.sub(" ", _WITHIN_A_WORD.sub("", markup))))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
