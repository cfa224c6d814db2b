"""Tables as docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq import markup

__all__ = ("table_nodes",)


def table_nodes(
    table: markup.Table, paragraph_of: Callable[[markup.TableCell, int], nodes.paragraph]
) -> nodes.table:
    """Make a table; each cell holds a paragraph, as LaTeX and text need it."""
    columns = max(len(row.cells) for row in (table.header, *table.rows))
    group = nodes.tgroup(cols=columns)
    group += [nodes.colspec(colwidth=max(1, 100 // columns)) for _ in range(columns)]
    group += nodes.thead("", _row(table, table.header, columns, paragraph_of))
    # docutils has no table without a body.
    group += nodes.tbody("", *(_row(table, row, columns, paragraph_of) for row in table.rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def _row(
    table: markup.Table,
    row: markup.TableRow,
    columns: int,
    paragraph_of: Callable[[markup.TableCell, int], nodes.paragraph],
) -> nodes.row:
    made = nodes.row()
    for cell, alignment in zip(row.cells, table.alignments, strict=False):
        entry = nodes.entry("", paragraph_of(cell, row.line))
        if alignment:
            entry["classes"].append(f"text-{alignment}")
        made += entry
    made += [nodes.entry("", nodes.paragraph()) for _ in range(columns - len(row.cells))]
    return made
