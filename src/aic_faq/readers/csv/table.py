"""Tables of questions: CSV and TSV with a header, and as Kendra, phpMyFAQ and Azure write them."""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING

from attrs import define, evolve

from aic_faq.diagnostics import Code, quoted
from aic_faq.model import Extra
from aic_faq.options import fold_key
from aic_faq.readers.assembly import assemble
from aic_faq.readers.csv.rows import Row, read_rows, sample_rows
from aic_faq.readers.csv.shapes import (
    find_delimiter,
    name_of_column,
    names_clearly,
    names_columns,
    unnamed_columns,
)
from aic_faq.readers.found import FoundQuestion
from aic_faq.readers.lists import ListFinder
from aic_faq.readers.mappings import FieldSorter, order_of
from aic_faq.readers.nodes import DataNode, MappingNode, ScalarNode, SequenceNode
from aic_faq.readers.page import FoundPage
from aic_faq.readers.questions import MappingQuestions
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.model import FAQ
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.mappings import Fields

__all__ = ("read", "recognise")

_SUFFIXES = (".csv", ".tsv")
# In Azure's tables rows of one number ask the same, and line breaks are written as escapes.
_SAME = "qnaid"
_ESCAPES = re.compile(r"\\(?P<character>[n\\])")
# Questions have commas, words and ids have none.
_SEPARATORS = {"tags": r"[,;|\n]", "aliases": r"[,;|\s]", "related": r"[,;|\s]", "alt_titles": r"[|\n]"}
_SEPARATORS["authors"] = r"[;|\n]"
# Written for Excel, which takes what the country of its user has.
_DELIMITER = re.compile(r"sep=(?P<delimiter>[,;|\t])(?:\r\n|\r|\n)", re.IGNORECASE)
_HINT = "write the answer into the column of answers"
_DISCARDED = frozenset({"", "[]"})


def recognise(inspection: Inspection, /) -> str | None:
    """Take files that are called so, and texts whose first line names columns of questions and answers."""
    if inspection.suffix in _SUFFIXES:
        return f"its name ends with {inspection.suffix}"
    line = inspection.first_line
    if inspection.suffix not in {"", ".txt"} or len(line) > 1_000:
        return None
    finder = ListFinder(inspection.options.keys)
    delimiter = find_delimiter(line, 0, "", finder)
    if delimiter is None or not names_clearly(sample_rows(line, 0, delimiter)[0], finder):
        return None
    return "its first line names columns of questions and answers"


def read(inspection: Inspection, /) -> tuple[FAQ, ...]:
    """Read one question from each row."""
    table = _Table(inspection)
    questions = assemble(table.questions(), inspection.options, hint=_HINT)
    return (FoundPage(source=inspection.source).faq(questions),)


@define(eq=False)
class _Column:
    """Hold what a column is called, and which field of a question it is."""

    name: str
    key: ScalarNode
    field: str | None


@define(eq=False)
class _Record:
    """Hold what one row says: the fields of a question, and cells that are none."""

    number: int
    row: Row
    node: MappingNode
    cells: dict[str, ScalarNode]
    extra: dict[str, str]


class _Table:
    """Read the rows of one table."""

    def __init__(self, inspection: Inspection, /) -> None:
        self._inspection = inspection
        self._problems = inspection.problems
        self._keys = inspection.options.keys
        self._finder = ListFinder(self._keys)
        self._columns: list[_Column] = []

    def questions(self) -> Iterator[FoundQuestion]:
        reader = MappingQuestions(self._inspection.fields)
        for records in self._groups(self._in_order([*self._records()])):
            first = records[0]
            if "question" not in first.cells:
                yield FoundQuestion(number=first.number, problems=self._problems, span=first.row.span)
                continue
            path = f"$[{first.number - 1}]"
            question = reader.question(first.node, first.number, path)
            if question is not None:
                yield _completed(question, records)

    def _rows(self) -> Iterator[Row]:
        inspection = self._inspection
        text, start = inspection.source.text, inspection.whole.start
        said = _DELIMITER.match(text, start)
        if said is not None:
            return read_rows(self._problems, said.end(), said["delimiter"], inspection.options.limits.nodes)
        delimiter = find_delimiter(text, start, inspection.suffix, self._finder)
        if delimiter is None:
            line = inspection.first_line
            found = f"the first row has a single cell, {quoted(line)}" if line else "the table is empty"
            message = f"no questions were found: {found}"
            hint = "write the question into the first column and the answer into the second"
            at = Span(inspection.start, inspection.start + len(line.strip()))
            self._problems.stop(Code.NO_QUESTIONS, message, at, hint=hint)
        return read_rows(self._problems, start, delimiter, inspection.options.limits.nodes)

    def _records(self) -> Iterator[_Record]:
        number = 0
        for row in self._rows():
            if not self._columns:
                named = names_columns([cell.value for cell in row.cells], self._finder)
                self._columns = self._named(row) if named else self._unnamed(row)
                if named:
                    continue
            number += 1
            yield self._record(number, row)
        if not number:
            message = "no questions were found: below the names of the columns the table is empty"
            hint = "write a row for each question"
            start = self._inspection.start
            self._problems.stop(Code.NO_QUESTIONS, message, Span(start, start), hint=hint)

    def _named(self, row: Row) -> list[_Column]:
        """Tell what columns are by the first row; problems of their names are noted once."""
        keys = [
            ScalarNode(name_of_column(cell.value) or f"column {index}", cell.start, cell.end, cell.style)
            for index, cell in enumerate(row.cells, 1)
        ]
        table = self._keys.question_fields
        header = MappingNode(row.start, row.end, [(key, key) for key in keys])
        fields: Fields = FieldSorter(table, self._problems).sort(header, "$")
        names = {key: name for name, (key, _) in fields.known.items()}
        return [_Column(key.value, key, names.get(key)) for key in keys]

    def _unnamed(self, row: Row) -> list[_Column]:
        """Tell what columns are where the first row is a question already."""
        names = unnamed_columns([cell.value for cell in row.cells])
        table = self._keys.question_fields
        keys = [ScalarNode(name, row.start, row.start, "verbatim") for name in names]
        return [_Column(key.value, key, table.get(fold_key(key.value), (None, 0))[0]) for key in keys]

    def _record(self, number: int, row: Row) -> _Record:
        pairs: list[tuple[ScalarNode, DataNode]] = []
        cells: dict[str, ScalarNode] = {}
        extra: dict[str, str] = {}
        for index, cell in enumerate(row.cells):
            if not cell.value:
                continue
            column = self._columns[index] if index < len(self._columns) else None
            if column is None or column.field is None:
                extra[f"column {index + 1}" if column is None else column.name] = cell.value
                continue
            cells[column.field] = cell
            pairs.append((column.key, self._value(column.field, cell)))
        beyond = [cell for cell in row.cells[len(self._columns) :] if cell.value]
        if beyond:
            self._report_beyond(number, row, beyond[0])
        return _Record(number, row, MappingNode(row.start, row.end, pairs), cells, extra)

    def _value(self, name: str, cell: ScalarNode) -> DataNode:
        """Divide a cell that holds several words; take escapes of Azure for what they stand for."""
        if name == "answer" and self._is_azure and "\\" in cell.value:
            written = _ESCAPES.sub(lambda match: "\n" if match["character"] == "n" else "\\", cell.value)
            # The lines are counted as in a text between quotation marks.
            return ScalarNode(written, cell.start - 1, cell.end, "double-quoted")
        if name not in _SEPARATORS:
            return cell
        parts = SequenceNode(cell.start, cell.end)
        at = cell.start
        for word in filter(None, map(str.strip, re.split(_SEPARATORS[name], cell.value))):
            found = self._inspection.source.text.find(word, at, cell.end)
            start = cell.start if found < 0 else found
            at = max(at, found + len(word))
            parts.items.append(ScalarNode(word, start, min(start + len(word), cell.end), cell.style))
        return parts

    @property
    def _is_azure(self) -> bool:
        return any(fold_key(column.name) == _SAME for column in self._columns)

    def _report_beyond(self, number: int, row: Row, cell: ScalarNode) -> None:
        names = len(self._columns)
        self._problems.warning(
            Code.UNEVEN_ROW,
            f"row {number} has {len(row.cells)} cells for {names} columns; the others are unknown keys",
            Span(cell.start, cell.end),
            hint="put an answer with commas between double quotes",
            data_path=f"$[{number - 1}]",
        )

    def _in_order(self, records: list[_Record]) -> list[_Record]:
        """Sort rows by the column that gives their order, if all have it."""
        orders = [order_of(record.node, self._keys) for record in records]
        if math.inf in orders:
            return records
        return [record for _, _, record in sorted(zip(orders, itertools.count(), records, strict=False))]

    def _groups(self, records: list[_Record]) -> Iterator[list[_Record]]:
        """Put rows together that ask the same in other words, as Azure numbers them."""
        groups: dict[object, list[_Record]] = {}
        name = next((column.name for column in self._columns if fold_key(column.name) == _SAME), None)
        for record in records:
            same = record.extra.get(name) if name is not None and "question" in record.cells else None
            answer = record.cells.get("answer")
            key: object = record if same is None else same
            first = groups.setdefault(key, [record])[0]
            if first is record:
                continue
            known = first.cells.get("answer")
            if answer is None or (known is not None and known.value == answer.value):
                groups[key].append(record)
            else:
                groups[record] = [record]
        yield from groups.values()


def _completed(question: FoundQuestion, records: list[_Record]) -> FoundQuestion:
    """Add the cells that no field is for, and the other ways of asking."""
    extra = {name: value for name, value in records[0].extra.items() if value not in _DISCARDED}
    others = tuple(record.cells["question"].value for record in records[1:])
    if extra or others:
        details = question.details
        question.details = evolve(
            details,
            alt_titles=(*details.alt_titles, *others),
            extra=Extra({**details.extra, **extra}),
        )
    return question
