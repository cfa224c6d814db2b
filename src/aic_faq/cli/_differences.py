"""A comparison as lines of text: what was added, removed, reworded, moved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aic_faq.comparison import ChangeKind, Piece, compare_words, said, value_to_data
from aic_faq.diagnostics import visible
from aic_faq.model import RichText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq.cli._errors import Line, Style
    from aic_faq.comparison import Comparison, QuestionChange, SectionChange
    from aic_faq.model import Question

__all__ = ("difference_lines",)

_SIGNS: dict[str, tuple[str, str, Style]] = {
    "removed": ("[-", "-]", "removed"),
    "added": ("{+", "+}", "added"),
    "same": ("", "", "plain"),
}
_KINDS: dict[ChangeKind, tuple[str, Style]] = {
    ChangeKind.ADDED: ("+", "added"),
    ChangeKind.REMOVED: ("-", "removed"),
}
# As many characters of what has not changed are shown on each side of a change.
_CONTEXT = 60
_CUT = "[...]"
_NAMES = {
    ChangeKind.ADDED: "added",
    ChangeKind.REMOVED: "removed",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.ANSWER_REWORDED: "with another answer",
    ChangeKind.REIDENTIFIED: "with another id",
    ChangeKind.MOVED: "moved",
    ChangeKind.CHANGED: "with other details",
}


def difference_lines(comparison: Comparison, before: str, after: str, /) -> Iterator[Line]:
    """Write what has changed; ``before`` and ``after`` are what the versions are called."""
    names = f"{visible(before)} -> {visible(after)}: "
    yield ((names, "location"), (_summary(comparison), "message"))
    for name in comparison.fields:
        yield from _field(name, _value(comparison.before, name), _value(comparison.after, name), "")
    for section in comparison.sections:
        yield from _section(section)
    for change in comparison.questions:
        yield ()
        yield from _question(change)
    if comparison.vanished:
        yield ()
        names = ", ".join(f"#{visible(name)}" for name in comparison.vanished)
        yield (("no longer lead anywhere: ", "message"), (names, "removed"))
        yield (
            ("hint: ", "hint"),
            ("write them under aliases of the questions that took their place", "plain"),
        )


def _summary(comparison: Comparison) -> str:
    counts = Counter(kind for change in comparison.questions for kind in change.kinds)
    parts = [f"{counts[kind]} {name}" for kind, name in _NAMES.items() if counts[kind]]
    if comparison.fields or comparison.sections:
        parts.append("other words around the questions")
    return ", ".join(parts)


def _question(change: QuestionChange) -> Iterator[Line]:
    before, after = change.before, change.after
    shown = after or before
    assert shown is not None  # noqa: S101 - one of the two is there
    sign, style = _KINDS.get(change.kinds[0], ("~", "message"))
    number = change.position_after or change.position_before
    head: Line = ((f"{sign} question {number}: ", style),)
    if before is None or after is None:
        yield (*head, (visible(shown.title.markdown), style), (f" (#{visible(shown.id)})", "code"))
        return
    if ChangeKind.REWORDED in change.kinds:
        yield from _lines(head, compare_words(before.title.markdown, after.title.markdown), "  ")
    else:
        yield (*head, (visible(shown.title.markdown), "plain"))
    if ChangeKind.ANSWER_REWORDED in change.kinds:
        yield from _field("answer", before.answer.body, after.answer.body, "  ")
    if ChangeKind.REIDENTIFIED in change.kinds:
        kept = before.id in after.aliases
        yield from _field("id", before.id, after.id, "  ", "" if kept else "; the former one leads nowhere")
    if ChangeKind.MOVED in change.kinds:
        yield from _moved(change, before, after)
    for name in change.fields:
        yield from _field(name, _value(before, name), _value(after, name), "  ")


def _moved(change: QuestionChange, before: Question, after: Question) -> Iterator[Line]:
    places = (change.position_before, change.position_after)
    if places[0] != places[1]:
        yield (
            ("  moved from ", "plain"),
            (str(places[0]), "removed"),
            (" to ", "plain"),
            (str(places[1]), "added"),
        )
    former, latter = (each.section and each.section.title for each in (before, after))
    if former != latter:
        yield from _field("section", former, latter, "  ")


def _section(change: SectionChange) -> Iterator[Line]:
    for name in ("title", "id", "intro"):
        former, latter = _value(change.before, name), _value(change.after, name)
        if former != latter:
            yield from _field(f"section {name}", former, latter, "")


def _field(name: str, before: Any, after: Any, indent: str, note: str = "") -> Iterator[Line]:
    """Write the values of a field: Markdown by the words that differ in it."""
    head: Line = ((f"{indent}{name}: ", "plain"),)
    if isinstance(before, RichText) or isinstance(after, RichText):
        pieces = _shortened(compare_words(said(before), said(after)))
        yield from _lines(head, pieces, indent + "  ")
        return
    former, latter = _text(before), _text(after)
    yield (*head, (former, "removed"), (" -> ", "plain"), (latter, "added"), (note, "plain"))


def _value(owner: Any, name: str) -> Any:
    """Give the value of a field; the authors of a question stand at its answer."""
    return getattr(getattr(owner, "answer", owner) if name == "authors" else owner, name)


def _text(value: Any) -> str:
    data = value_to_data(value)
    if not data:
        return "(nothing)"
    if isinstance(data, dict):
        from json import dumps  # noqa: PLC0415 - only where there is anything unknown

        data = dumps(data, ensure_ascii=False)
    return visible(", ".join(data) if isinstance(data, list) else str(data))


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Cut out of what has not changed all that does not stand near a change."""
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        left, right = _CONTEXT * (number > 0), _CONTEXT * (number < last)
        text = piece.text
        if piece.kind != "same" or len(text) <= left + right + len(_CUT):
            yield piece
            continue
        head, tail = text[:left], text[len(text) - right :]
        # Words stay whole.
        yield Piece(
            "same", f"{head[: len(head.rstrip()) if ' ' not in head else head.rindex(' ') + 1]}{_CUT}"
        )
        yield Piece("same", tail[tail.index(" ") :] if " " in tail else tail)


def _lines(head: Line, pieces: Iterable[Piece], indent: str) -> Iterator[Line]:
    """Break pieces where the text breaks; a break that was itself added or removed is shown as a sign."""
    line: list[tuple[str, Style]] = [*head]
    for kind, text in pieces:
        opening, closing, style = _SIGNS[kind]
        shown = text.replace("\n", "¶\n") if kind != "same" and text.isspace() else text
        for number, part in enumerate(shown.split("\n")):
            if number:
                yield tuple(line)
                line = []
            if part:
                lead = "" if line else indent
                line.append((f"{lead}{opening}{visible(part)}{closing}", style))
    yield tuple(line)
