"""What is fuzzed: each function takes any bytes; whatever it raises is a finding.

Only the exceptions of aic-faq may leave the library because of content, and
none at all where the documentation says so.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aic_faq import Code, ReadOptions, export, exporter_names
from aic_faq.characters import find_control
from aic_faq.markup import plain_text
from aic_faq.model import UNFIT_FOR_AN_ID
from aic_faq.options import Limits
from aic_faq.readers import read_data
from aic_faq.readers.ids import LONGEST_SLUG, slugify
from aic_faq.readers.registry import BUILT_IN
from aic_faq.richtext import parse, parse_html
from aic_faq.richtext.normal import normal_form
from aic_faq.richtext.to_markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("TARGETS",)

FORMATS = (None, *(name for name in BUILT_IN if name != "folder"))
EXPORTERS = exporter_names()
NAMES = ("f", "f.md", "f.yaml", "f.json", "f.toml", "f.csv", "f.tsv", "f.html", "f.rst", "f.txt")


def fuzz_read(data: bytes) -> None:
    """Read a document of any shape by any name, and export what was read in every format."""
    chosen, name = (data[0], data[1]) if len(data) > 1 else (0, 0)
    options = ReadOptions(format=FORMATS[chosen % len(FORMATS)], raw_html="escape" if name % 2 else "convert")
    result = read_data(data[2:], NAMES[name // 2 % len(NAMES)], options=options)
    for problem in result.diagnostics:
        source = result.source_of(problem)
        if problem.span is not None and source is not None and problem.span.end > len(source.text):
            message = f"the span of {problem} lies outside the source"
            raise AssertionError(message)
    for faq in result.faqs:
        ids = [name for question in faq.questions for name in (question.id, *question.aliases)]
        if len(ids) != len(set(ids)) or any(UNFIT_FOR_AN_ID.search(name) for name in ids):
            message = f"ids are not unique, or not fit: {ids}"
            raise AssertionError(message)
        for format_ in EXPORTERS:
            export(faq, format_)
        json.loads(export(faq, "jsonld"))


def fuzz_rich_text(data: bytes) -> None:
    """Read Markdown, write the tree as Markdown, and read that."""
    text = data.decode("utf-8", "ignore")
    if find_control(text) is not None:
        return
    parsed = parse(text, Limits())
    if any(problem.fatal for problem in parsed.problems):
        return
    again = parse(to_markdown(parsed.blocks), Limits())
    # What is nested deeper than is read, or is over a limit once it is written out, is reported.
    reported = any(problem.fatal or problem.code is Code.NESTED_TOO_DEEPLY for problem in again.problems)
    if again.blocks != normal_form(parsed.blocks) and not reported:
        message = f"{parsed.blocks} becomes {again.blocks}"
        raise AssertionError(message)


def fuzz_html(data: bytes) -> None:
    """Read HTML into the tree."""
    text = data.decode("utf-8", "ignore")
    if find_control(text) is None:
        plain_text(parse_html(text, Limits()).blocks)


def fuzz_slug(data: bytes) -> None:
    """Make a slug that is fit for an id, and that a slug of itself would not change."""
    slug = slugify(data.decode("utf-8", "ignore"))
    if len(slug) > LONGEST_SLUG or UNFIT_FOR_AN_ID.search(slug) or slugify(slug) != slug:
        message = f"the slug {slug!r} is not fit for an id"
        raise AssertionError(message)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "read": fuzz_read,
    "rich_text": fuzz_rich_text,
    "html": fuzz_html,
    "slug": fuzz_slug,
}
