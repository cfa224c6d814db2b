"""One format to another, and what is lost on the way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from aic_faq.comparison import ChangeKind, compare
from aic_faq.diagnostics import Code
from aic_faq.exporters import exporter_names, get_exporter
from aic_faq.exporters._losses import LossReport, limited
from aic_faq.options import ReadOptions
from aic_faq.readers import read
from aic_faq.readers.registry import reader_names
from aic_faq.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.comparison import QuestionChange
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.exporters import Exporter
    from aic_faq.model import FAQ

__all__ = ("Conversion", "convert", "format_of")

_OTHER_SUFFIXES = {".yml": ".yaml", ".markdown": ".md", ".htm": ".html"}
_LOST = {
    ChangeKind.REMOVED: "it is not there",
    ChangeKind.ADDED: "it is none",
    ChangeKind.REWORDED: "its title has lost words or marks",
    ChangeKind.ANSWER_REWORDED: "its answer has lost words or marks",
    ChangeKind.REIDENTIFIED: "its id is another",
    ChangeKind.MOVED: "its place or its section is another",
}
_OF_MARKUP = frozenset({ChangeKind.REWORDED, ChangeKind.ANSWER_REWORDED})


@frozen(kw_only=True)
class Conversion:
    """Hold what writing a FAQ in a format gave.

    Attributes:
        text: the document in the format.
        losses: what the format cannot hold; None where nobody knows, since the
            exporter does not tell and nothing reads the format.
    """

    text: str
    losses: tuple[Diagnostic, ...] | None


def convert(faq: FAQ, format: str, /) -> Conversion:  # noqa: A002 - the plain word; given by position
    """Write a FAQ in a format, and say what is lost.

    An exporter may tell it. Of others, what they write is read again, and
    compared with the questions that are published.

    Args:
        faq: the FAQ.
        format: one of :func:`exporter_names`.

    Raises:
        UnknownFormatError: where no exporter has the name.
        PluginError: where an installed exporter cannot be used.
    """
    exporter: Exporter = get_exporter(format)
    text = exporter.export(faq)
    told: Any = getattr(exporter, "losses", None)
    if told is not None:
        return Conversion(text=text, losses=tuple(told(faq)))
    return Conversion(text=text, losses=_losses(faq, text, format))


def format_of(path: str | os.PathLike[str], /) -> str | None:
    """Give the format that files of this name have; None where no exporter writes such files.

    Args:
        path: a name of a file, there or not, as in ``faq.md``: what it ends with counts.

    Raises:
        PluginError: where an installed exporter cannot be used.
    """
    suffix = os.path.splitext(os.fspath(path))[1].lower()
    suffix = _OTHER_SUFFIXES.get(suffix, suffix)
    return next((name for name in exporter_names() if get_exporter(name).suffix == suffix), None)


def _losses(faq: FAQ, text: str, format_: str) -> tuple[Diagnostic, ...] | None:
    """Read what was written, and compare."""
    if format_ not in reader_names():
        return None
    result = read(Source(text, f"{format_} document"), options=ReadOptions(format=format_))
    if any(found.code is Code.MISSING_PACKAGE for found in result.diagnostics):
        return None
    report = LossReport(faq, format_)
    if result.faq is None:
        return (report.unreadable(result.diagnostics),)
    return limited(_differences(report, result.faq))


def _differences(report: LossReport, back: FAQ) -> Iterator[Diagnostic]:
    faq = report.faq
    comparison = compare(evolve(faq, questions=faq.published), back)
    if comparison.fields:
        yield report.faq_loses(Code.LOST_FIELD, f"{', '.join(comparison.fields)} would come back changed")
    for change in comparison.questions:
        question = change.before or change.after
        assert question is not None  # noqa: S101 - one of the two is there
        if change.before is None:  # it stands in what was written, not in the document
            question = evolve(question, title=evolve(question.title, origin=None))
        number = change.position_before or change.position_after or 0
        code = Code.LOST_MARKUP if _OF_MARKUP.issuperset(change.kinds) else Code.LOST_FIELD
        yield report.question_loses(code, question, number, "; ".join(_parts(change)))


def _parts(change: QuestionChange) -> Iterator[str]:
    yield from (_LOST[kind] for kind in change.kinds if kind in _LOST)
    if change.fields:
        yield f"it has no place for {', '.join(change.fields)}"
