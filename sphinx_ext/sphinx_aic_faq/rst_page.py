"""Pages of reStructuredText to FAQs: which titles are questions, and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from docutils import nodes

from aic_faq import FAQ, Code, Extra, RichText, Span, to_markdown
from aic_faq.markup import Paragraph
from aic_faq.readers.toolkit import (
    BELOW_HEADINGS,
    NO_DETAILS,
    NOTHING,
    FoundDetails,
    FoundPage,
    FoundQuestion,
    FoundSection,
    FoundText,
    Origin,
    Outline,
    assemble,
    normal_form,
    outline_of,
    over_limits,
    quoted,
    written_fields_hide_all,
)
from sphinx_aic_faq.rst_blocks import BlockReader
from sphinx_aic_faq.rst_inlines import line_of
from sphinx_aic_faq.rst_parsing import ParsedPage, parse
from sphinx_aic_faq.rst_titles import Flattening, Mark, TitleFinder, says_something

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq import ReadOptions
    from aic_faq.readers.toolkit import ProblemCollector

__all__ = ("read_page",)

_FORMS = ("section", "bold", "term")
_AUTHORS = frozenset({"author", "authors"})
_LONGEST_PARAGRAPH = 10_000
_LEAST_REPORTED = 2  # docutils' level of warnings


def read_page(problems: ProblemCollector, options: ReadOptions, /) -> FAQ:
    """Read a page.

    Raises:
        InvalidFAQError: where docutils cannot read it, or it holds no questions.
    """
    try:
        page = _parsed(problems)
        return _PageReader(page, problems, options).faq()
    except RecursionError:
        problems.stop(
            Code.NESTED_TOO_DEEPLY, "the page is nested too deeply", Span(0, 0), hint="nest less deeply"
        )


def _parsed(problems: ProblemCollector) -> ParsedPage:
    try:
        return parse(problems.source.text, problems.source.name)
    except RecursionError:
        raise
    except Exception as error:  # noqa: BLE001 - docutils raises whatever its parts raise
        what = f"docutils cannot read the page: {type(error).__name__}: {error}"
        problems.stop(Code.INVALID_RST, what, Span(0, 0), hint="see whether docutils alone can read it")


class _PageReader:
    """Take the content of a page, in the order of its titles."""

    def __init__(self, page: ParsedPage, problems: ProblemCollector, options: ReadOptions) -> None:
        self._document = page.document
        self._problems = problems
        self._options = options
        self._titles = TitleFinder(problems)
        self._report(page)

    def _report(self, page: ParsedPage) -> None:
        """Say what is kept as text, each name once, and what docutils complains about."""
        source = self._problems.source
        named: set[tuple[str, str]] = set()
        for kept in page.kept:
            if (kept.kind, kept.name) not in named:
                named.add((kept.kind, kept.name))
                message = f"the {kept.kind} {quoted(kept.name)} is shown as text"
                hint = "only the tool that it was written for can run it"
                span = self._place(kept.line, kept.written)
                self._problems.warning(Code.UNKNOWN_MARKUP, message, span, hint=hint)
        for found in page.document.findall(nodes.system_message):
            if found["level"] >= _LEAST_REPORTED and found.children:
                text = found.children[0].astext()
                self._problems.warning(
                    Code.INVALID_RST,
                    f"reStructuredText: {text}; it is shown as far as it can be read",
                    self._place(int(found.get("line", 1)), ""),
                    hint=f"mend the markup near this line of {quoted(source.name)}",
                )

    def _place(self, line: int, written: str) -> Span:
        source = self._problems.source
        line = max(1, min(line, len(source.line_starts)))
        start, text = source.offset(line, 1), source.line(line)
        # docutils names the line on which the paragraph begins.
        at = source.text.find(written, start, start + _LONGEST_PARAGRAPH) if written else -1
        return Span(start, start + len(text)) if at < 0 else Span(at, at + len(written))

    def faq(self) -> FAQ:
        """Make the FAQ."""
        before, outline = self._choice()
        if outline is None or not outline.answered:
            titles = ", ".join(quoted(mark.words) for mark in (outline.marks[:3] if outline else ()))
            found = f"; its titles are {titles}" if titles else ""
            self._problems.stop(
                Code.NO_QUESTIONS,
                f"no questions with answers were found on the page{found}: looked for section titles,"
                " bold lines and terms with definitions",
                Span(0, 0),
                hint="write each question as the title of a section, and its answer below",
            )
        parts = _Parts(before)
        parts.divide(outline)
        written, authors = _bibliography(parts.intro, self._document)
        extra = {name: text for name, text, _ in written}
        states = [(name, text, self._place(line, text)) for name, text, line in written]
        questions = assemble(self._questions(parts), self._options, hint="write the answer below the title")
        title = None if parts.title is None else parts.title.words or None
        page = FoundPage(
            title=title,
            intro=self._rich_text(parts.intro, Span(0, 0)),
            contact=self._rich_text(parts.contact, Span(0, 0)),
            authors=authors,
            extra=Extra(extra),
            source=self._problems.source,
            is_draft=written_fields_hide_all(states, self._problems, self._options),
        )
        return page.faq(questions)

    def _choice(self) -> tuple[list[nodes.Node], Outline[Mark] | None]:
        """Read the page with each form of questions, and take that for which most speaks."""
        best: tuple[list[nodes.Node], Outline[Mark] | None] = ([], None)
        for form in _FORMS:
            before, marks = Flattening(self._titles, form).marks(self._document)
            levels = sorted(
                {mark.level for mark in marks if (mark.level == BELOW_HEADINGS) == (form != "section")}
            )
            for level in levels:
                outline = outline_of(
                    marks,
                    level,
                    texts=[mark.has_text for mark in marks],
                    contents=[False] * len(marks),
                    has_title=False,
                )
                if best[1] is None or outline.weight > best[1].weight:
                    best = (before, outline)
        return best

    def _questions(self, parts: _Parts) -> Iterator[FoundQuestion]:
        sections: dict[int, FoundSection] = {}
        for number, (mark, below, section) in enumerate(parts.asked, 1):
            found = None
            if section is not None:
                found = sections.get(id(section)) or sections.setdefault(id(section), self._section(section))
            answer = self._rich_text(below, mark.span)
            ids = [FoundText(name, mark.span) for name in mark.ids]
            yield FoundQuestion(
                number=number,
                problems=self._problems,
                span=mark.span,
                title=self._title(mark) or NOTHING,
                answer=answer or NOTHING,
                section=found,
                id=ids[0] if ids else None,
                details=FoundDetails(aliases=tuple(ids[1:])) if len(ids) > 1 else NO_DETAILS,
            )

    def _section(self, section: _Section) -> FoundSection:
        ids = section.mark.ids
        return FoundSection(
            title=": ".join(section.titles),
            intro=self._rich_text(section.below, section.mark.span),
            id=FoundText(ids[0], section.mark.span) if ids else None,
        )

    def _title(self, mark: Mark) -> RichText | None:
        line = BlockReader(self._document, self._problems).line(_in_one_line(mark.title).children)
        blocks = normal_form((Paragraph(line),))
        if not blocks:
            return None
        markdown = to_markdown(blocks[:1]).strip("\n")
        limit = self._options.limits.title
        if limit is not None and len(markdown) > limit:
            message = f"the title has {len(markdown)} characters, more than the limit of {limit}"
            self._problems.error(Code.LIMIT, message, mark.span, hint="shorten it, or raise the limit")
        return RichText(markdown=markdown, blocks=blocks[:1], origin=self._origin(mark.span, 1))

    def _rich_text(self, below: Sequence[nodes.Node], span: Span) -> RichText | None:
        below = _trimmed(below)
        blocks = normal_form(BlockReader(self._document, self._problems).read(below))
        if not blocks:
            return None
        markdown = to_markdown(blocks)
        over = over_limits(markdown, self._options.limits)
        if over is not None:
            self._problems.error(over.code, over.message, span, hint=over.hint)
        line = line_of(below[0])
        start = self._problems.source.offset(min(line, len(self._problems.source.line_starts)), 1)
        return RichText(
            markdown=markdown,
            blocks=blocks,
            origin=self._origin(Span(start, start), markdown.count("\n") + 1),
        )

    def _origin(self, span: Span, lines: int) -> Origin:
        source = self._problems.source
        line = source.line_number(span.start)
        return Origin(source, span.start, span.end, "verbatim", (line,) * lines)


def _bibliography(
    intro: list[nodes.Node], document: nodes.document
) -> tuple[list[tuple[str, str, int]], tuple[str, ...]]:
    """Take the fields at the very top or below the title, which are about the page, from what is shown.

    Gives each with its line, and the authors apart.
    """
    first = next((node for node in document.children if says_something(node)), None)
    if isinstance(first, nodes.section):
        first = next((node for node in first.children[1:] if says_something(node)), None)
    if not isinstance(first, nodes.field_list) or first not in intro:
        return [], ()
    intro.remove(first)
    fields = [
        (item.children[0].astext(), item.children[1].astext(), line_of(item)) for item in first.children
    ]
    authors = [text for name, text, _ in fields if name.casefold() in _AUTHORS]
    names = tuple(filter(None, (author.strip() for text in authors for author in text.split(";"))))
    return [field for field in fields if field[0].casefold() not in _AUTHORS], names


def _in_one_line(title: nodes.Element) -> nodes.Element:
    """Give a title that is written on several lines as one."""
    if "\n" not in title.astext():
        return title
    title = title.deepcopy()
    for text in [*title.findall(nodes.Text)]:
        text.parent.replace(text, nodes.Text(text.replace("\n", " ")))
    return title


def _trimmed(below: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Leave out lines between questions."""
    kept = list(below)
    while kept and not says_something(kept[-1]):
        kept.pop()
    return kept


@frozen(eq=False)
class _Section:
    """Hold a section: the titles above its questions, and the text below them."""

    titles: tuple[str, ...]
    mark: Mark
    below: list[nodes.Node]


class _Parts:
    """Divide a page by its outline."""

    def __init__(self, before: list[nodes.Node]) -> None:
        self.title: Mark | None = None
        self.intro = list(before)
        self.contact: list[nodes.Node] = []
        self.asked: list[tuple[Mark, list[nodes.Node], _Section | None]] = []

    def divide(self, outline: Outline[Mark]) -> None:
        """Take the parts one by one, each with what is inside it."""
        parts = outline.merged
        ends = [place for place, _ in parts[1:]] + [len(outline.marks)]
        above: list[_Section] = []
        for (place, role), end in zip(parts, ends, strict=True):
            mark = outline.marks[place]
            below = list(mark.below)
            for inner in outline.marks[place + 1 : end]:
                below += [inner.title, *inner.below]
            while above and above[-1].mark.level >= mark.level:
                above.pop()
            match role:
                case "title":
                    self.title = mark
                    self.intro += below
                case "section":
                    titles = above[-1].titles if above else ()
                    below[:0] = above[-1].below if above else []
                    if above:
                        above[-1].below.clear()
                    above.append(_Section((*titles, mark.words), mark, below))
                case "question":
                    self.asked.append((mark, below, above[-1] if above else None))
                case "contact":
                    self.contact += [mark.title, *below]
                case _:
                    self.intro += [mark.title, *below]
