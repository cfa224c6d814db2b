"""Titles of a Markdown page: the words without their number, their anchor and what only marks them."""

from __future__ import annotations

import re

from attrs import frozen

from aic_faq.readers.found import FoundText
from aic_faq.readers.markdown.lines import ANCHOR_LINE, Page
from aic_faq.readers.question_words import asks
from aic_faq.source import Span

__all__ = ("QUESTION_LABEL", "Title", "anchors_above", "read_title", "without_answer_label")

_QUESTIONS = r"Questions?|Frage|Pregunta|Domanda|Pergunta|Vraag|Вопрос|質問|问题|問題|问|問"
_ANSWERS = r"Answers?|R[ée]ponse|Antwort|Respuesta|Risposta|Resposta|Antwoord|Ответ|回答|答え|答案|答"
# Behind marks of full width, as Chinese and Japanese have them, the words follow without a blank.
_SIGN = r"(?:[:.)](?![.\w/])|[：．）])"
QUESTION_LABEL = re.compile(
    rf"(?P<mark>\*\*|__)?(?:(?i:{_QUESTIONS})[ \t]*\d{{0,3}}(?:\*\*|__)?[ \t]*{_SIGN}"
    rf"|[QＱ][ \t]*\d{{0,3}}(?:\*\*|__)?{_SIGN}|Q\d{{1,3}}[ \t]+[-–—]"
    r"|[FPDВ]\d{0,3}(?:\*\*|__)?[:：](?!/))(?(mark)(?:\*\*|__)?)[ \t]*"
)
# Spaces that do not break, as French has them before question marks, stay.
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ANSWER_LABEL = re.compile(
    rf"(?P<mark>\*\*|__)?(?:(?i:{_ANSWERS})|[AＡARО])[ \t]*\d{{0,3}}"
    rf"(?P<close>(?:\*\*|__)?[ \t]*{_SIGN}(?(mark)(?:\*\*|__)?))(?![./])[ \t]*"
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?P<inner>[#.][^{}\s][^{}]*|[ \t]*\w+=[^{}]*)\}[ \t]*\Z")
_ID = re.compile(r"#(?P<id>[^\s{}#.]+)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>a|span)(?P<attributes>(?:[ \t\n][^<>]*)?)>", re.IGNORECASE)
_NAME = re.compile(
    r"(?:^|[\s\"'])(?:id|name)[ \t]*=[ \t]*"
    r"(?:\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)'|(?P<bare>[^\s\"'>/]+))"
)
_ELSEWHERE = re.compile(r"href[ \t]*=[ \t]*[\"']?+(?!#)")
_LABEL = re.compile(r"\((?P<name>[\w.:-]+)\)=")
_OWN_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\(#(?P<id>[^()\s]+)\)")
_EMPTY_LINK = re.compile(r"[ \t]*\[[¶#§]?\]\(#[^()\s]*\)")
_BOLD = re.compile(r"(?P<mark>\*\*\*|___|\*\*|__)(?P<words>(?:(?!(?P=mark)).)+)(?P=mark)")


@frozen(eq=False)
class Title:
    """Hold the words of a title, where they stand, and the ids that stand with them."""

    words: str
    span: Span
    ids: tuple[FoundText, ...] = ()
    is_labelled: bool = False

    @property
    def asks(self) -> bool:
        """Tell whether the words are a question."""
        return self.is_labelled or asks(self.words)


def read_title(page: Page, start: int, end: int, raw: str | None = None, /) -> Title:
    """Read the title between two offsets of the source, or ``raw`` which stands there with more around it."""
    written = page.source.text[start:end] if raw is None else raw
    words = _SPACE.sub(" ", written).strip()
    words, ids = _without_anchors(words, Span(start, max(start, end)))
    words = _EMPTY_LINK.sub("", words)
    if match := _OWN_LINK.fullmatch(words):
        words = match["words"]
        ids.append(FoundText(match["id"], Span(start, end)))
    if match := _BOLD.fullmatch(words):
        words = match["words"]
    label = QUESTION_LABEL.match(words)
    if label is not None and label.end() < len(words):
        words = words[label.end() :]
        if label[0].startswith(("**", "__")) and words.count(label[0][:2]) % 2 == 1:
            words = words.replace(label[0][:2], "", 1)  # where the words in bold end, or all of them
    words = words.strip()
    at = page.source.text.find(words, start, end)
    span = Span(start, max(start, end)) if at < 0 else Span(at, at + len(words))
    return Title(words, span, tuple(ids), label is not None)


def _without_anchors(words: str, span: Span) -> tuple[str, list[FoundText]]:
    """Take away ``{#id}`` and the tags that only name a place, and give the names."""
    ids: list[FoundText] = []
    if match := _ATTRIBUTES.search(words):
        ids += (FoundText(found["id"], span) for found in _ID.finditer(match["inner"]))
        words = words[: match.start()]
    if "<" not in words:
        return words, ids
    parts: list[str] = []
    end = 0
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(words):
        name = tag["name"].lower()
        if tag["end"]:
            if not opened.get(name):
                continue
            opened[name] -= 1
        elif _ELSEWHERE.search(tag["attributes"]):
            continue
        else:
            opened[name] = opened.get(name, 0) + (not tag["attributes"].endswith("/"))
            ids += (FoundText(_name(found), span) for found in _NAME.finditer(tag["attributes"]))
        parts.append(words[end : tag.start()])
        end = tag.end()
    return "".join((*parts, words[end:])).strip(), ids


def _name(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or match["bare"]


def anchors_above(page: Page, line: int, /) -> tuple[int, tuple[FoundText, ...]]:
    """Find the lines above a title that only name the place; give the first of them, and the names."""
    first, ids = line, list[FoundText]()
    above = line - 1
    while above >= 0 and not page.code[above]:
        text = page.lines[above]
        if ANCHOR_LINE.fullmatch(text):
            first = above
            span = page.span(above, above + 1)
            label = _LABEL.fullmatch(text.strip())
            names = [label["name"]] if label else [_name(found) for found in _NAME.finditer(text)]
            ids[:0] = [FoundText(name, span) for name in names]
        elif text.strip():
            break
        above -= 1
    return first, tuple(ids)


def without_answer_label(text: str, /) -> str:
    """Take ``A:`` away from the beginning of an answer.

    >>> without_answer_label("**A:** We do."), without_answer_label("**A. We do.**")
    ('We do.', '**We do.**')
    """
    indented = text.lstrip()
    match = _ANSWER_LABEL.match(indented)
    if match is None:
        return text
    mark = match["mark"] or ""
    return indented[match.end() :] if not mark or mark in match["close"] else mark + indented[match.end() :]
