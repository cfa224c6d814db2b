"""Edits: patches of a text that leave everything else byte for byte."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.checks.registry import rule_of
from aic_faq.checks.running import check
from aic_faq.options import ReadOptions
from aic_faq.readers import read
from aic_faq.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from aic_faq.checks.rule import CheckOptions, Rule
    from aic_faq.diagnostics import Diagnostic, Edit
    from aic_faq.readers.result import ReadResult

    # Start, end and replacement of an edit.
    _Patch: TypeAlias = tuple[int, int, str]

__all__ = ("Fixed", "apply_edits", "fix", "fixable")

_MOST_ROUNDS = 10


def apply_edits(text: str, groups: Iterable[Iterable[Edit]], /) -> tuple[str, int]:
    """Patch a text, and tell how many groups of edits were made.

    The edits of one group are made together or not at all: a group that meets
    one before it is left out, and so is one that says the same again, or whose
    own edits overlap. An edit that a group names twice is made once.
    """
    accepted: list[_Patch] = []
    count = 0
    for group in groups:
        wanted = sorted({(edit.span.start, edit.span.end, edit.replacement) for edit in group})
        overlap = any(stop > start for (_, stop, _), (start, _, _) in pairwise(wanted))
        if wanted and not overlap and not any(_meets(edit, accepted) for edit in wanted):
            for edit in wanted:
                insort(accepted, edit)
            count += 1
    pieces: list[str] = []
    end = 0
    for start, stop, replacement in accepted:
        pieces += (text[end:start], replacement)
        end = stop
    return "".join((*pieces, text[end:])), count


def _meets(edit: _Patch, accepted: Sequence[_Patch]) -> bool:
    """Tell whether an edit overlaps one of others, which are sorted, or touches it: order would matter."""
    start, stop, _ = edit
    after = bisect_left(accepted, start, key=itemgetter(0))
    before = accepted[after - 1][1] if after else -1
    return before >= start or (after < len(accepted) and accepted[after][0] <= stop)


def fixable(diagnostic: Diagnostic, /, *, unsafe: bool = False) -> bool:
    """Tell whether a diagnostic comes with edits that may be made."""
    rule = rule_of(diagnostic.code)
    return bool(diagnostic.edits) and rule is not None and (rule.fix == "safe" or unsafe)


@frozen(kw_only=True)
class Fixed:
    """Hold what fixing a document gave.

    Attributes:
        source: the document as it is now.
        count: how many problems were mended.
        result: what reading it now gives.
        diagnostics: the problems that are left.
    """

    source: Source
    count: int
    result: ReadResult
    diagnostics: tuple[Diagnostic, ...]


def fix(
    source: Source,
    /,
    *,
    rules: Iterable[Rule] | None = None,
    options: CheckOptions | None = None,
    read_options: ReadOptions | None = None,
    unsafe: bool = False,
) -> Fixed:
    """Mend what can be mended in a document, until nothing more is found.

    Should a fix lose a question, it is not made.

    Args:
        source: the document; no file is written.
        rules: those whose findings are mended, as for :func:`check`.
        options: as for :func:`check`.
        read_options: how the document is read; None stands for the defaults.
        unsafe: makes fixes that may change the meaning, too, not only those that leave it alone.

    Raises:
        UnknownFormatError: where ``read_options`` ask for a format that there is not.
        PluginError: where an installed reader cannot be used.
    """
    chosen = None if rules is None else tuple(rules)
    reading = read_options or ReadOptions()
    result = read(source, options=reading)
    diagnostics = check(result, rules=chosen, options=options)
    total = 0
    for _ in range(_MOST_ROUNDS):
        groups = [found.edits for found in diagnostics if fixable(found, unsafe=unsafe)]
        text, count = apply_edits(source.text, groups)
        if not count:
            break
        mended = Source(text, source.name)
        after = read(mended, options=reading)
        if _counts(after) != _counts(result):
            break
        source, result, total = mended, after, total + count
        diagnostics = check(result, rules=chosen, options=options)
    return Fixed(source=source, count=total, result=result, diagnostics=diagnostics)


def _counts(result: ReadResult) -> list[int]:
    return [len(faq.questions) for faq in result.faqs]
