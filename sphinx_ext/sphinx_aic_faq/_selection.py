"""Which questions of a document a directive shows, and in which order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sphinx_aic_faq._warnings import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aic_faq import FAQ, Question
    from sphinx_aic_faq._options import Options

__all__ = ("select",)


def select(faq: FAQ, options: Options, complain: Callable[[str], None]) -> list[Question]:
    """Give the published questions that the options name; ``complain`` takes names that are not there."""
    found: Sequence[Question] = faq.published
    by_id = {name: question for question in found for name in question.ids}
    _complain_of_unknown("question", (*options.questions, *options.exclude), by_id, complain)
    if options.questions:
        found = list({id(by_id[name]): by_id[name] for name in options.questions if name in by_id}.values())
    if options.tags:
        known = {tag.casefold(): tag for question in faq.published for tag in question.tags}
        wanted = _folded("tag", options.tags, known.values(), complain)
        found = [question for question in found if wanted & {tag.casefold() for tag in question.tags}]
    if options.sections:
        known = {name.casefold(): name for section in faq.sections for name in (section.id, section.title)}
        wanted = _folded("section", options.sections, known.values(), complain)
        found = [
            question
            for question in found
            if question.section is not None
            and wanted & {question.section.title.casefold(), question.section.id.casefold()}
        ]
    excluded = {by_id[name].id for name in options.exclude if name in by_id}
    chosen = [question for question in found if question.id not in excluded]
    return _ordered(chosen, options.sort)[: options.limit]


def _folded(
    what: str, names: Iterable[str], known: Iterable[str], complain: Callable[[str], None]
) -> set[str]:
    folded = {name.casefold() for name in known}
    unknown = [name for name in names if name.casefold() not in folded]
    _complain_of_unknown(what, unknown, known, complain)
    return {name.casefold() for name in names}


def _complain_of_unknown(
    what: str, names: Iterable[str], known: Iterable[str], complain: Callable[[str], None]
) -> None:
    available = list(known)
    for name in dict.fromkeys(names):
        if name not in available:
            complain(f"the document shows no {what} {name!r}{did_you_mean(name, available)}")


def _ordered(questions: list[Question], sort: str) -> list[Question]:
    match sort:
        case "title":
            return sorted(questions, key=lambda question: question.title.plain_text.casefold())
        case "updated":
            return sorted(questions, key=lambda question: question.updated or dt.date.min, reverse=True)
        case _:
            return questions
