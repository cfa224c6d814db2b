"""Dates: what is over, and what should have been looked at again."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from aic_faq.checks.examples import document
from aic_faq.checks.rule import CheckOptions, Rule
from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.checks.passages import Passage
    from aic_faq.checks.rule import Checked, Finding
    from aic_faq.model import Question

__all__ = ("RULES", "parse_interval")

_INTERVAL = re.compile(
    r"(?:P(?P<iso>\d{1,4})(?P<unit>[DWMY])|(?P<number>\d{1,4})[ -]?(?P<word>[^\W\d_]+)|(?P<name>[^\W\d_]+))",
    re.IGNORECASE,
)
# Days and months of each unit.
_UNITS = {
    **dict.fromkeys(
        ("d", "day", "days", "jour", "jours", "tag", "tage", "tagen", "día", "días", "dia", "dias"), (1, 0)
    ),
    **dict.fromkeys(
        ("w", "week", "weeks", "semaine", "semaines", "woche", "wochen", "semana", "semanas"), (7, 0)
    ),
    **dict.fromkeys(("m", "month", "months", "mois", "monat", "monate", "monaten", "mes", "meses"), (0, 1)),
    **dict.fromkeys(
        ("y", "year", "years", "an", "ans", "année", "années", "jahr", "jahre", "jahren", "año", "años"),
        (0, 12),
    ),
}
_NAMES = {
    "daily": (1, 0),
    "weekly": (7, 0),
    "monthly": (0, 1),
    "quarterly": (0, 3),
    "yearly": (0, 12),
    "annually": (0, 12),
}


def parse_interval(written: str, /) -> tuple[int, int] | None:
    """Give the days and months of an interval such as ``6 months``, ``P1Y``, ``2 semaines`` or ``yearly``."""
    match = _INTERVAL.fullmatch(written.strip())
    if match is None:
        return None
    if match["name"]:
        return _NAMES.get(match["name"].lower())
    unit = _UNITS.get((match["unit"] or match["word"]).lower())
    number = int(match["iso"] or match["number"])
    return None if unit is None or number == 0 else (unit[0] * number, unit[1] * number)


def _after(day: dt.date, interval: tuple[int, int]) -> dt.date:
    """Add an interval to a day; the 31st becomes the last day of a shorter month."""
    days, months = interval
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if year > dt.MAXYEAR:
        return dt.date.max
    last = calendar.monthrange(year, month)[1]
    try:
        return day.replace(year=year, month=month, day=min(day.day, last)) + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max


def _titles(checked: Checked) -> Iterator[tuple[Passage, Question]]:
    for passage in checked.passages:
        if passage.role == "title" and passage.question is not None:
            yield passage, passage.question


def _find_expired(checked: Checked) -> Iterator[Finding]:
    for passage, question in _titles(checked):
        until = question.valid_until
        if until is not None and until < checked.options.today and question.status is Status.PUBLISHED:
            message = f"the question was valid until {until} and is still shown"
            hint = "write a new answer and date, or draft: true"
            yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


def _find_overdue(checked: Checked) -> Iterator[Finding]:
    for passage, question in _titles(checked):
        since = question.reviewed or question.updated
        interval = None if question.review_every is None else parse_interval(question.review_every)
        if since is None or interval is None:
            continue
        due = _after(since, interval)
        if due < checked.options.today:
            every = f"last on {since}, every {question.review_every}"
            message = f"the question was to be looked at again by {due} ({every})"
            hint = "look at it, and set reviewed: to the day"
            yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


def _find_unknown_intervals(checked: Checked) -> Iterator[Finding]:
    for passage, question in _titles(checked):
        written = question.review_every
        if written is not None and parse_interval(written) is None:
            message = f"expected an interval such as 6 months, found {quoted(written)}"
            hint = "write 90 days, 6 months, 1 year or the like"
            yield checked.at(passage, 0, len(passage.markdown), message, hint=hint)


_OPTIONS = CheckOptions(today=dt.date(2026, 11, 25))

RULES = (
    Rule(
        code=Code.EXPIRED,
        about="A question says in `valid_until` until which day it holds. The day is over, and it is still"
        " shown.",
        bad=document("By card.", more="valid_until: 2026-06-30"),
        good=document("By card.", more="valid_until: 2027-06-30"),
        find=_find_expired,
        options=_OPTIONS,
    ),
    Rule(
        code=Code.OVERDUE_REVIEW,
        about="A question says in `review_every` how often it must be looked at again, such as `6 months`,"
        " and in `reviewed` (or else `updated`) when that was done last. It is overdue.",
        bad=document("By card.", more="reviewed: 2026-01-31\nreview_every: 6 months"),
        good=document("By card.", more="reviewed: 2026-09-30\nreview_every: 6 months"),
        find=_find_overdue,
        options=_OPTIONS,
    ),
    Rule(
        code=Code.UNKNOWN_INTERVAL,
        about="What `review_every` says is not understood, so nobody will be reminded. Days, weeks, months"
        " and years are known in English, French, German and Spanish, and intervals of ISO 8601 such as"
        " `P6M`.",
        bad=document("By card.", more="review_every: now and then"),
        good=document("By card.", more="review_every: 6 months"),
        find=_find_unknown_intervals,
    ),
)
