"""``aic-faq suggest``: which questions of FAQs may answer somebody's question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aic_faq.cli import _options
from aic_faq.cli._searching import Share, print_lines, read_faqs, searched
from aic_faq.cli._streams import print_result, standard_input
from aic_faq.diagnostics import visible
from aic_faq.search import DEFAULT_THRESHOLD, SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.cli._errors import Line
    from aic_faq.search import MatchedWord, Suggestion

__all__ = ("command",)

_NOTHING = 1
_MOST_BYTES = 1_000_000


@click.command("suggest")
@click.argument("question", metavar="QUESTION")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Most questions to suggest."
)
@click.option(
    "--threshold",
    type=Share(),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    metavar="SCORE",
    help="Least score, from 0 to 1, of the best suggestion; without one there is none.",
)
@click.option("--explain", is_flag=True, help="Say which words were found, where and how.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print a list of links, for a comment.")
@click.option("--json", "as_json", is_flag=True, help="Print the suggestions as JSON, with the reasons.")
@_options.shape
@_options.base_url
@_options.language
@_options.no_color
@click.pass_context
def command(
    ctx: click.Context,
    /,
    question: str,
    files: tuple[str, ...],
    *,
    explain: bool,
    as_markdown: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Suggest questions of FAQ documents that may answer a question.

    QUESTION is what somebody asks, in their words; - reads it from standard
    input, as scripts should do with what strangers have written. FILE is a
    document, a folder, a pattern in quotation marks, or - for standard
    input. The exit code is 0 where something is suggested, 1 where nothing is, 3
    where a document cannot be read.

    \b
    Examples:
      aic-faq suggest "How do I get my money back?" faq.md
      aic-faq suggest --explain remboursement faq.md aide.md
      printf %s "$TITLE" | aic-faq suggest - faq.md --markdown
    """  # noqa: D301 - click looks for this very character
    if as_json and as_markdown:
        message = "--json and --markdown cannot be given together"
        raise click.UsageError(message, ctx)
    if question == _options.STANDARD_STREAM:
        if _options.STANDARD_STREAM in files:
            message = "only the question or a document can be standard input"
            raise click.UsageError(message, ctx)
        question = standard_input(_MOST_BYTES).decode("utf-8", "replace")
    faqs = read_faqs(ctx, files, shape=options["shape"], language=options["language"])
    base_url = _options.configured(ctx, options, {"base_url"})["base_url"]
    try:
        index = searched(ctx, SearchIndex, faqs=faqs, base_url=base_url)
    except ValueError as error:
        raise _options.refused_value(error) from error
    found = index.search(question, limit=options["limit"], threshold=options["threshold"])
    if as_json:
        print_result(_as_json(found))
    elif as_markdown:
        print_result("".join(map(_as_markdown, found)))
    else:
        print_lines(ctx, (line for suggestion in found for line in _lines(suggestion, explain=explain)))
    if not found:
        ctx.exit(_NOTHING)


def _as_json(found: tuple[Suggestion, ...]) -> str:
    from json import dumps  # noqa: PLC0415 - only where it is asked for

    from aic_faq.search import suggestion_to_dict  # noqa: PLC0415 - as above

    data = {"suggestions": [suggestion_to_dict(each) for each in found]}
    return dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_markdown(suggestion: Suggestion) -> str:
    """Write a suggestion as an item of a list; the title is text, whatever it looks like."""
    from aic_faq.markup import Link, Paragraph, Text  # noqa: PLC0415 - only where it is asked for
    from aic_faq.richtext.to_markdown import to_markdown  # noqa: PLC0415 - as above

    title = Text(suggestion.question.title.plain_text)
    url = suggestion.place.url
    inline = title if url is None else Link(url=url, children=(title,))
    return f"- {to_markdown((Paragraph((inline,)),)).strip()}\n"


def _lines(suggestion: Suggestion, *, explain: bool) -> Iterator[Line]:
    yield (
        (f"{suggestion.place}: ", "location"),
        (visible(suggestion.question.title.plain_text), "message"),
        (f" ({suggestion.score:.2f})", "code"),
    )
    if suggestion.place.url is not None:
        yield ((f"  {visible(suggestion.place.url)}", "plain"),)
    if not explain:
        return
    for word in suggestion.words:
        yield (("  ", "plain"), (f"{word.score:.2f} ", "code"), (visible(_explained(word)), "plain"))
    likeness = suggestion.score - sum(word.score for word in suggestion.words)
    title = visible(suggestion.title)
    yield (("  ", "plain"), (f"{likeness:.2f} ", "code"), (f"likeness to: {title}", "plain"))
    if suggestion.missing:
        yield ((f"       not found: {visible(', '.join(suggestion.missing))}", "plain"),)


_HOW = {
    "exact": "{word}: in the {field}",
    "stem": "{word}: as {found} in the {field}",
    "typo": "{word}: taken for {found} in the {field}",
    "part": "{word}: shares a part with {found} in the {field}",
}


def _explained(word: MatchedWord) -> str:
    field = "tags or section" if word.field == "label" else word.field
    return _HOW[word.how].format(word=word.word, found=word.found, field=field)
