"""Addresses of questions: ids, and the links that lead to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.links import place_of
from aic_faq.checks.rule import CheckOptions, Rule
from aic_faq.diagnostics import Code, quoted
from aic_faq.markup import Heading, plain_text, walk
from aic_faq.model import Status
from aic_faq.readers.ids import slugify
from aic_faq.urls import name_on_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.rule import Checked, Finding
    from aic_faq.model import Question

__all__ = ("RULES",)

_PREFIX = "faq-"
# As much may stand between a key and its value: a quotation mark, a colon, a newline, an indent.
_ROOM = 100
# On such pages other things have addresses, too.
_PAGES = frozenset({"html", "jsonld", "markdown-page", "rst"})


def _find_broken_fragments(checked: Checked) -> Iterator[Finding]:
    if checked.shape in _PAGES:
        return
    links = [(passage, node, name) for passage, node in checked.links if (name := name_on_page(node.url))]
    known = _names(checked) if links else frozenset[str]()
    for passage, node, name in links:
        if known.isdisjoint({name, name.removeprefix(_PREFIX)}):
            message = f"the link {quoted(node.url)} leads to no question or section"
            hint = "write # and the id of a question"
            yield checked.at(passage, *place_of(passage, node), message, hint=hint)


def _names(checked: Checked) -> frozenset[str]:
    """Give all that a fragment may lead to: questions, their former ids, sections and headings."""
    names = {name for question in checked.faq.questions for name in question.ids}
    names |= {section.id for section in checked.faq.sections}
    for passage in checked.passages:
        if "#" in passage.markdown:
            headings = (node for node in walk(passage.text.blocks) if isinstance(node, Heading))
            names |= {slugify(plain_text(heading.children)) for heading in headings}
    return frozenset(names)


def _find_links_to_drafts(checked: Checked) -> Iterator[Finding]:
    drafts = {
        name: question
        for question in checked.faq.questions
        if question.status is Status.DRAFT
        for name in question.ids
    }
    if not drafts:
        return
    hint = "finish it, or take the link away"
    for passage, node in checked.links:
        draft = drafts.get((name_on_page(node.url) or "").removeprefix(_PREFIX))
        if draft is not None:
            yield checked.at(passage, *place_of(passage, node), _message(draft), hint=hint)
    for passage in checked.passages:
        if passage.role == "title" and passage.question is not None:
            for draft in filter(None, map(drafts.get, passage.question.related)):
                yield checked.at(passage, 0, len(passage.markdown), _message(draft), hint=hint)


def _message(draft: Question) -> str:
    return f"this leads to {quoted(draft.title.plain_text)}, a draft that no output shows"


def _find_unpinned(checked: Checked) -> Iterator[Finding]:
    if checked.options.base_url is None:
        return
    unpinned = [
        passage
        for passage in checked.passages
        if passage.role == "title"
        and passage.question is not None
        and not _is_pinned(checked, passage.question)
    ]
    if unpinned:
        passage, count = unpinned[0], len(unpinned)
        questions = "a question has" if count == 1 else f"{count} questions have"
        address = quoted("#" + _id_of(passage.question))
        message = f"{questions} no id, {address} here: an address that changes with the title"
        hint = "write id: and the name below the title"
        yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


def _id_of(question: Question | None) -> str:
    return "" if question is None else _PREFIX + question.id


def _is_pinned(checked: Checked, question: Question) -> bool:
    """Tell whether the id stands in the document: as a value, or as an attribute of a heading."""
    origin = question.title.origin
    source = checked.faq.source if origin is None else origin.source
    if source is None or question.span is None or slugify(question.title.plain_text) != question.id:
        return True
    written = re.compile(rf"(?:[:=][ \t]*[\"']?|\{{#){re.escape(question.id)}(?![\w-])")
    # The id may be the key under which the question stands.
    start = question.span.start
    before = source.text[max(0, start - len(question.id) - _ROOM) : start].rstrip()
    if before.endswith(tuple(f"{question.id}{mark}:" for mark in ("", '"', "'"))):
        return True
    line_end = source.text.find("\n", question.span.end)
    return (
        written.search(source.text, question.span.start, line_end if line_end >= 0 else len(source.text))
        is not None
    )


def _find_vanished(checked: Checked) -> Iterator[Finding]:
    baseline = checked.options.baseline
    names = _published_names(checked) if baseline else frozenset[str]()
    for name in baseline:
        if name not in names:
            message = f"the published id {quoted(name)} leads to no question any more"
            hint = "write it below aliases: of the question that answers now"
            yield checked.of_whole(message, hint=hint)


def _published_names(checked: Checked) -> frozenset[str]:
    return frozenset(name for question in checked.faq.published for name in question.ids)


_OPTIONS = CheckOptions(base_url="https://example.org")

RULES = (
    Rule(
        code=Code.BROKEN_FRAGMENT,
        about="A link such as `#fees` leads to a place on the same page, and there is no question, section or"
        " heading of that name. Documents that are pages themselves are left aside: other things have"
        " addresses there.",
        bad=document("By card. See [fees](#fees)."),
        good=document("By card. See [fees](#how-do-i-pay)."),
        find=_find_broken_fragments,
    ),
    Rule(
        code=Code.DRAFT_LINK,
        about="A question leads to another one, by a link or as `related`, and that one is a draft: no output"
        " shows it.",
        bad=document("By card. See [fees](#how-do-i-pay).", more="draft: true"),
        good=document("By card. See [fees](#how-do-i-pay)."),
        find=_find_links_to_drafts,
    ),
    Rule(
        code=Code.UNPINNED_ID,
        about="Questions have no id of their own, so their address is made of the title and changes with it:"
        " links from elsewhere break. It is told once for a FAQ, and only if there is a base URL.",
        bad=document("By card."),
        good=document("By card.", more="id: how-do-i-pay"),
        find=_find_unpinned,
        is_default=False,
        options=_OPTIONS,
    ),
    Rule(
        code=Code.VANISHED_ID,
        about="An id that an earlier version has published leads to no question any more, so that links from"
        " elsewhere break. `--baseline` names the earlier version. Keep the id among the `aliases` of a"
        " question.",
        bad=document("By card."),
        good=document("By card.", more="aliases: [payment]"),
        find=_find_vanished,
        options=CheckOptions(baseline=("payment",)),
    ),
)
