"""Take typed values out of located nodes, and report what does not fit."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from aic_faq.diagnostics import Code, quoted
from aic_faq.languages import language_tag
from aic_faq.model import RichText, Status
from aic_faq.origin import Origin
from aic_faq.readers.nodes import (
    DataNode,
    MappingNode,
    ScalarNode,
    SequenceNode,
    is_empty,
    kind_of,
    path_to,
    span_of,
)
from aic_faq.readers.wrapped import wrapped_text
from aic_faq.richtext import ParsedRichText, parse, parse_title
from aic_faq.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.options import ReadOptions
    from aic_faq.readers.problems import ProblemCollector

__all__ = ("FLAGS", "FieldReader", "is_date", "is_flag")

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
FLAGS = {"draft": False, "hidden": False, "published": True, "active": True}
"""Fields that say yes or no, and whether what has them is shown where they say yes."""

# The second is what WordPress calls the first; the last three are not shown there either.
_STATES = {
    **dict.fromkeys(("published", "publish"), Status.PUBLISHED),
    **dict.fromkeys(("draft", "pending", "private", "future"), Status.DRAFT),
}


@cache
def _date() -> re.Pattern[str]:
    """Match a date, with or without a time."""
    return re.compile(r"(\d{4}-\d{2}-\d{2})(?:[Tt \t].*)?", re.ASCII | re.DOTALL)


@cache
def _lone_number() -> re.Pattern[str]:
    """Match a text that is an empty item of a list to CommonMark, and a number to its author."""
    return re.compile(r"( {0,3})(\d{1,9})([.)])(\s*)", re.ASCII)


class FieldReader:
    """Read values of the types that FAQs are made of; None where there is nothing to read."""

    def __init__(self, problems: ProblemCollector, options: ReadOptions, *, is_lenient: bool = False) -> None:
        self.problems = problems
        self.options = options
        self.is_lenient = is_lenient

    @property
    def lenient(self) -> FieldReader:
        """Give a reader that leaves values of the wrong kind aside with a warning."""
        return FieldReader(self.problems, self.options, is_lenient=True)

    def text(self, node: DataNode | None, path: str) -> str | None:
        """Read a text of one line."""
        if node is None or is_empty(node):
            return None
        if not isinstance(node, ScalarNode):
            self.wrong_type(node, "text", path)
            return None
        return " ".join(node.value.split("\n")).strip() or None

    def texts(self, node: DataNode | None, path: str) -> tuple[str, ...]:
        """Read a list of texts; one text is a list of one."""
        if node is None:
            return ()
        items = enumerate(node.items) if isinstance(node, SequenceNode) else ((0, node),)
        found = (self.text(item, f"{path}[{index}]") for index, item in items)
        return tuple(text for text in found if text is not None)

    def rich_text(self, node: DataNode | None, path: str) -> RichText | None:
        """Read Markdown; the paragraphs of a list stand one below the other."""
        if node is None or is_empty(node):
            return None
        if isinstance(node, SequenceNode):
            return self.joined(self.pieces(node, path), span_of(node), path)
        if isinstance(node, MappingNode):
            return self._wrapped(node, path)
        self._report_bare(node, path)
        return self.located_markdown(node.value, self._origin(node), path)

    def _wrapped(self, node: MappingNode, path: str) -> RichText | None:
        """Read the text that stands in a mapping, as schema.org and site generators write it."""
        wrapped = wrapped_text(node)
        if wrapped is None:
            self.wrong_type(node, "text", path)
            return None
        return self.rich_text(wrapped[1], path_to(wrapped[0], path))

    def title(self, node: ScalarNode, path: str) -> RichText | None:
        """Read the title of a question."""
        if node.style == "bare" and is_empty(node):  # in YAML, ~ may be a title
            return None
        self._report_bare(node, path)
        return self.located_title(node.value, self._origin(node), path)

    def _report_bare(self, node: ScalarNode, path: str) -> None:
        """Report a number or the like where JSON and TOML could have a text."""
        if node.style == "bare":
            self.problems.warning(
                Code.CONVERTED_VALUE,
                f"expected text, found {quoted(node.value)} without quotes; it is read as text",
                span_of(node),
                hint="put it between double quotes",
                data_path=path,
            )

    def date(self, node: DataNode | None, path: str) -> dt.date | None:
        """Read a date as ISO 8601 writes it; a time after it is left out."""
        text = self.text(node, path)
        if node is None or text is None:
            return None
        match = _date().fullmatch(text)
        try:
            return dt.date.fromisoformat(match.group(1) if match else text)
        except ValueError:
            message = f"expected a date such as 2026-11-23, found {quoted(text)}; it is left out"
            self.problems.warning(
                Code.INVALID_DATE, message, span_of(node), hint="write YYYY-MM-DD", data_path=path
            )
            return None

    def language(self, node: DataNode | None, path: str) -> str | None:
        """Read a BCP 47 tag; ``fr_FR`` is taken for ``fr-FR``."""
        text = self.text(node, path)
        if node is None or text is None:
            return None
        tag = language_tag(text)
        if tag is None:
            message = f"expected a language tag such as fr or pt-BR, found {quoted(text)}; it is left out"
            hint = "write fr, en, pt-BR ..."
            self.problems.warning(Code.INVALID_VALUE, message, span_of(node), hint=hint, data_path=path)
        return tag

    def flag(self, node: DataNode | None, path: str) -> bool | None:
        """Read a yes or no in the words that YAML has for them."""
        text = self.text(node, path)
        if node is None or text is None:
            return None
        if text.lower() in _TRUE or text.lower() in _FALSE:
            return text.lower() in _TRUE
        message = f"expected true or false, found {quoted(text)}; it hides nothing"
        self.problems.warning(
            Code.INVALID_VALUE, message, span_of(node), hint="write true or false", data_path=path
        )
        return None

    def status(self, node: DataNode | None, path: str) -> Status | None:
        """Read ``published`` or ``draft``."""
        text = self.text(node, path)
        if node is None or text is None:
            return None
        status = _STATES.get(text.lower())
        if status is None:
            message = f"expected published or draft, found {quoted(text)}; it hides nothing"
            hint = "write published or draft"
            self.problems.warning(Code.INVALID_VALUE, message, span_of(node), hint=hint, data_path=path)
        return status

    def wrong_type(self, node: DataNode, expected: str, path: str) -> None:
        """Report a value that is of another kind than its key allows."""
        keys = ""
        if isinstance(node, MappingNode) and node.pairs:
            keys = " with the keys " + ", ".join(quoted(key.value) for key, _ in node.pairs[:6])
        report = self.problems.warning if self.is_lenient else self.problems.error
        assumption = "; it is kept as it is" if self.is_lenient else ""
        report(
            Code.WRONG_TYPE,
            f"expected {expected}, found {kind_of(node)}{keys}{assumption}",
            span_of(node),
            hint=f"write {expected} here",
            data_path=path,
        )

    def pieces(self, node: DataNode | None, path: str) -> list[tuple[str, Origin]]:
        """Read the texts of a list, or the one text that stands instead of a list."""
        if node is None or is_empty(node):
            return []
        if isinstance(node, ScalarNode):
            return [(node.value, self._origin(node))]
        if isinstance(node, MappingNode):
            wrapped = wrapped_text(node)
            if wrapped is not None:
                return self.pieces(wrapped[1], path_to(wrapped[0], path))
            self.wrong_type(node, "text", path)
            return []
        pieces: list[tuple[str, Origin]] = []
        for index, item in enumerate(node.items):
            if isinstance(item, SequenceNode):
                self.wrong_type(item, "text", f"{path}[{index}]")
            else:
                pieces += self.pieces(item, f"{path}[{index}]")
        return pieces

    def joined(self, pieces: Sequence[tuple[str, Origin]], span: Span, path: str) -> RichText | None:
        """Read several texts as one, so that they share link definitions and footnotes."""
        texts: list[str] = []
        lines: list[int] = []
        for text, origin in pieces:
            texts.append(text.rstrip("\n"))
            lines += (origin.line_of(line) for line in range(texts[-1].count("\n") + 1))
            lines.append(lines[-1])
        markdown = "\n\n".join(texts)
        origin = Origin(self.problems.source, span.start, span.end, "verbatim", tuple(lines))
        return self.located_markdown(markdown, origin, path)

    def _origin(self, node: ScalarNode) -> Origin:
        return Origin(self.problems.source, node.start, node.end, node.style)

    def located_markdown(self, markdown: str, origin: Origin, path: str = "") -> RichText | None:
        """Read Markdown that stands at a place of the source; None where it gives nothing."""
        number = _lone_number().fullmatch(markdown)
        if number is not None:
            self._report_number(number[2], origin.span, path)
            markdown = _lone_number().sub(r"\1\2\\\3\4", markdown)
        parsed = parse(markdown, self.options.limits, raw_html=self.options.raw_html)
        return self._located(markdown, parsed, "blocks", origin, path)

    def _report_number(self, digits: str, span: Span, path: str) -> None:
        message = f"a number alone, {quoted(digits)}, begins a list in Markdown; it is read as text"
        hint = f"write {digits} without the sign behind it, or a sentence"
        self.problems.warning(Code.CONVERTED_VALUE, message, span, hint=hint, data_path=path)

    def located_title(self, markdown: str, origin: Origin, path: str = "") -> RichText | None:
        """Read the title of a question that stands at a place of the source."""
        parsed = parse_title(markdown, self.options.limits, raw_html=self.options.raw_html)
        return self._located(markdown, parsed, "line", origin, path)

    def _located(
        self,
        markdown: str,
        parsed: ParsedRichText,
        read_as: Literal["blocks", "line"],
        origin: Origin,
        path: str,
    ) -> RichText | None:
        for problem in parsed.problems:
            self.problems.rich_text(problem, origin, data_path=path)
        if not parsed.blocks and not any(problem.fatal for problem in parsed.problems):
            return None
        if self.options.raw_html == "escape" and "<" in markdown:  # elsewhere it is read as HTML
            return RichText(markdown=markdown, blocks=parsed.blocks, origin=origin)
        return RichText.as_read(markdown, parsed.blocks, read_as, origin)


def is_flag(written: str, /) -> bool:
    """Tell whether a text says yes or no."""
    return written.strip().lower() in _TRUE | _FALSE


def is_date(written: str, /) -> bool:
    """Tell whether a text is a date, with or without a time."""
    return _date().fullmatch(written.strip()) is not None
