"""The form of questions, answers and of what stands around them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.rule import CheckOptions, Rule
from aic_faq.diagnostics import Code
from aic_faq.markup import Heading, plain_text, walk
from aic_faq.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding

__all__ = ("RULES",)

_MOST_LEVELS = 2
_MAY_HEAD = ("#", "\n=", "\n-", "\n ", "<h", "<H")
_ENDS_AS_QUESTION = re.compile(r"[?？؟;⸮՞፧][\s\"'»”’)*_]*\Z|\A[\s\"«“]*¿")
# Greek asks with what others take for a semicolon, and these ask without any sign.
_WITHOUT_SIGN = frozenset({"th", "lo", "my", "km", "bo"})


def _find_skipped(checked: Checked) -> Iterator[Finding]:
    for passage, headings in _with_headings(checked):
        for above, heading in pairwise(headings):
            if heading.level > above.level + 1:
                message = f"a heading of level {heading.level} follows one of level {above.level}"
                hint = f"write it with {above.level + 1} signs #"
                yield checked.at(passage, *_place(passage, heading), message, hint=hint)


def _find_deep(checked: Checked) -> Iterator[Finding]:
    for passage, headings in _with_headings(checked):
        levels = sorted({heading.level for heading in headings})
        if len(levels) > _MOST_LEVELS:
            deep = next(heading for heading in headings if heading.level == levels[_MOST_LEVELS])
            message = f"the answer has headings of {len(levels)} levels"
            hint = "divide the question, or say it with fewer headings"
            yield checked.at(passage, *_place(passage, deep), message, hint=hint)


def _with_headings(checked: Checked) -> Iterator[tuple[Passage, list[Heading]]]:
    for passage in checked.passages:
        if passage.role == "answer" and any(map(passage.markdown.__contains__, _MAY_HEAD)):
            headings = [node for node in walk(passage.text.blocks) if isinstance(node, Heading)]
            if len(headings) > 1:
                yield passage, headings


def _place(passage: Passage, heading: Heading) -> tuple[int, int]:
    words = plain_text(heading.children)
    at = passage.markdown.find(words.split("\n", 1)[0]) if words else -1
    return (at, at + len(words.split("\n", 1)[0])) if at >= 0 else (0, 1)


def _find_contact_question(checked: Checked) -> Iterator[Finding]:
    for passage in checked.passages:
        if passage.role != "contact" or "#" not in passage.markdown:
            continue
        for node in walk(passage.text.blocks):
            if isinstance(node, Heading) and _ENDS_AS_QUESTION.search(plain_text(node.children)):
                message = "the contact block asks a question that no output lists among the questions"
                hint = "make it a question of its own, or say it without asking"
                yield checked.at(passage, *_place(passage, node), message, hint=hint)


def _find_no_question_mark(checked: Checked) -> Iterator[Finding]:
    if checked.language in _WITHOUT_SIGN:
        return
    for passage in checked.passages:
        if passage.role == "title" and not _ENDS_AS_QUESTION.search(passage.text.plain_text):
            message = "the title does not end with a question mark"
            hint = "ask as people ask: assistants and search engines look for questions"
            yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


def _find_long_titles(checked: Checked) -> Iterator[Finding]:
    yield from _too_long(
        checked, "title", checked.options.longest_title, "ask in one sentence, and explain in the answer"
    )


def _find_long_answers(checked: Checked) -> Iterator[Finding]:
    yield from _too_long(
        checked, "answer", checked.options.longest_answer, "divide the question, or lead to a page"
    )


def _too_long(checked: Checked, role: str, most: int, hint: str) -> Iterator[Finding]:
    for passage in checked.passages:
        if passage.role == role and len(passage.markdown) > most:
            length = len(passage.text.plain_text)
            if length > most:
                end = len(passage.markdown.split("\n", 1)[0]) or 1
                message = f"the {role} has {length} characters, more than {most}"
                yield checked.at(passage, 0, end, message, hint=hint)


def _find_drafts(checked: Checked) -> Iterator[Finding]:
    for passage in checked.passages:
        if (
            passage.role == "title"
            and passage.question is not None
            and passage.question.status is Status.DRAFT
        ):
            message = "the question is a draft: no output shows it"
            hint = "finish it, or delete it"
            yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


RULES = (
    Rule(
        code=Code.SKIPPED_HEADING,
        about="Among the headings of an answer one is followed by another that is two or more levels deeper."
        " Whoever moves from heading to heading with a screen reader looks for what is missing between."
        " Where the levels begin does not matter: outputs put them below the question.",
        bad=document("## By card\n\nNow.\n\n#### Fees\n\nNone."),
        good=document("## By card\n\nNow.\n\n### Fees\n\nNone."),
        find=_find_skipped,
    ),
    Rule(
        code=Code.DEEP_HEADINGS,
        about="An answer has headings of more than two levels: it is rather a page of its own.",
        bad=document("# Cards\n\nYes.\n\n## Fees\n\nNo.\n\n### Abroad\n\nYes."),
        good=document("# Cards\n\nYes.\n\n## Fees\n\nNo."),
        find=_find_deep,
        is_default=False,
    ),
    Rule(
        code=Code.CONTACT_QUESTION,
        about="A heading of the contact block asks a question. It stands on the page like the others, but is"
        " not among the questions: search engines, indexes and JSON-LD do not get it.",
        bad=document("By card.", page="contact: '## Any other question?'"),
        good=document("By card.", page="contact: '## Ask us'"),
        find=_find_contact_question,
        is_default=False,
    ),
    Rule(
        code=Code.NO_QUESTION_MARK,
        about="The title of a question does not end with a question mark. Topics such as `Payment` are normal"
        " in many FAQs, but assistants and search engines match questions as people ask them.",
        bad=document("By card.", title="Payment"),
        good=document("By card.", title="How do I pay?"),
        find=_find_no_question_mark,
        is_default=False,
    ),
    Rule(
        code=Code.LONG_TITLE,
        about="The title of a question is longer than 200 characters: it explains instead of asking.",
        bad=document("Yes.", title="Can I pay?"),
        good=document("Yes.", title="May I?"),
        find=_find_long_titles,
        options=CheckOptions(longest_title=8),
    ),
    Rule(
        code=Code.LONG_ANSWER,
        about="An answer is longer than 10,000 characters, about six pages: nobody reads it in a FAQ, and"
        " assistants cut it.",
        bad=document("By card, by transfer or in cash."),
        good=document("By card."),
        find=_find_long_answers,
        options=CheckOptions(longest_answer=20),
    ),
    Rule(
        code=Code.DRAFT,
        about="A question is a draft, so that no output shows it. That may be meant; choose the rule before a"
        " release.",
        bad=document("By card.", more="draft: true"),
        good=document("By card."),
        find=_find_drafts,
        is_default=False,
    ),
)
