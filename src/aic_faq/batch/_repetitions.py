"""Who marks up a question that stands on several pages: the first of them, in the order of the documents."""

from __future__ import annotations

import os
from itertools import groupby
from typing import TYPE_CHECKING

from aic_faq.batch._stored import as_json, from_json
from aic_faq.diagnostics import Code, Diagnostic, Severity, visible
from aic_faq.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.batch._manifest import Manifest

__all__ = ("find_owners", "repetitions", "title_key")

# Which titles there are several times the index alone tells, at a tenth of the time.
_OWNERS = """
CREATE TEMP TABLE owner AS
WITH several AS (SELECT key FROM title GROUP BY key HAVING COUNT(*) > 1)
SELECT title.key AS key, MIN(document.position) AS position
FROM several JOIN title ON title.key = several.key JOIN document ON document.id = title.document
WHERE document.position IS NOT NULL AND document.state != 'skipped' AND document.outputs != ''
GROUP BY title.key HAVING COUNT(DISTINCT document.id) > 1
"""
_REPETITIONS = """
SELECT document.id, title.id, document.omitted, document.source, title.line, title."column",
  other.source, original.line, original."column"
FROM owner
JOIN title ON title.key = owner.key
JOIN document ON document.id = title.document AND document.position > owner.position
  AND document.state != 'skipped' AND document.outputs != ''
JOIN document AS other ON other.position = owner.position
JOIN title AS original ON original.rowid =
  (SELECT MIN(first.rowid) FROM title AS first WHERE first.document = other.id AND first.key = owner.key)
ORDER BY document.position, title.rowid
"""


def title_key(language: str | None, title: str, /) -> str:
    """Give what is the same for titles that ask the same: language, and words whatever their case."""
    primary = (language or "").partition("-")[0].lower()
    return f"{primary} {' '.join(title.casefold().split())}"


def find_owners(manifest: Manifest, /, *, mark_up_once: bool) -> None:
    """Find which page owns each question, and note what the markup of the others should leave out."""
    manifest.run("DROP TABLE IF EXISTS temp.owner")
    manifest.run(_OWNERS)
    manifest.run("UPDATE document SET wanted = '[]' WHERE wanted != '[]'")
    if mark_up_once:
        rows = manifest.run(_REPETITIONS)
        for number, group in groupby(rows, key=lambda row: row[0]):
            ids = as_json([row[1] for row in group])
            manifest.run("UPDATE document SET wanted = ? WHERE id = ?", (ids, number))


def repetitions(manifest: Manifest, /) -> Iterator[Diagnostic]:
    """Tell of each question that an earlier page has as well, with both places."""
    for _, name, omitted, *places in manifest.run(_REPETITIONS):
        path, position = _place(*places[:3])
        other, first = _place(*places[3:])
        is_omitted = name in from_json(omitted)
        marked = "that page marks it up, and this one does not" if is_omitted else "both pages mark it up"
        where = visible(other) if first is None else f"{visible(other)}:{first}"
        yield Diagnostic(
            code=Code.DUPLICATE_TITLE,
            severity=Severity.WARNING,
            message=f"the question stands in {where} as well: {marked}",
            hint="ask it on one page, or say how the two differ",
            path=path,
            position=position,
        )


def _place(source: bytes, line: int | None, column: int | None) -> tuple[str, Position | None]:
    return os.fsdecode(source), None if line is None else Position(line, column)
