"""The floor as people write it: with a slow YAML loader, a parse for each output, or a sanitizer."""

from __future__ import annotations

import bleach
import yaml
from markdown_it import MarkdownIt

from benchmarks import floor

__all__ = ("naive", "safe", "sanitized")

# What markdown-it-py makes of CommonMark and tables.
_TAGS = "a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong table tbody td th thead tr ul"
_ATTRIBUTES = {"a": ["href", "title"], "img": ["alt", "src", "title"], "ol": ["start"]}


def safe(text: str) -> tuple[str, str, str]:
    """Do what the floor does with PyYAML's pure-Python ``safe_load``."""
    data = yaml.safe_load(floor.front_matter(text))
    render = MarkdownIt("commonmark").enable("table").render
    ids = floor.ids_of([question["title"] for question in data["questions"]])
    answers = [floor.absolute(render(question["desc"])) for question in data["questions"]]
    contact = floor.absolute(render(data["contact"]))
    jsonld = floor.to_jsonld(data, ids, answers)
    return floor.to_html(data, ids, answers, contact, jsonld), jsonld, floor.to_text(data, answers, contact)


def naive(text: str) -> tuple[str, str, str]:
    """Load with ``safe_load`` and parse every answer for each place where it is shown.

    These are four: the page, the JSON-LD in the page, the JSON-LD and the text.
    """
    data = yaml.safe_load(floor.front_matter(text))
    render = MarkdownIt("commonmark").enable("table").render
    ids = floor.ids_of([question["title"] for question in data["questions"]])

    def answers() -> list[str]:
        return [floor.absolute(render(question["desc"])) for question in data["questions"]]

    def contact() -> str:
        return floor.absolute(render(data["contact"]))

    page = floor.to_html(data, ids, answers(), contact(), floor.to_jsonld(data, ids, answers()))
    return page, floor.to_jsonld(data, ids, answers()), floor.to_text(data, answers(), contact())


def sanitized(text: str) -> tuple[str, str, str]:
    """Do what the floor does, and let bleach clean the HTML of each answer."""
    data = yaml.load(floor.front_matter(text), yaml.CSafeLoader)
    render = MarkdownIt("commonmark").enable("table").render
    clean = bleach.Cleaner(tags=_TAGS.split(), attributes=_ATTRIBUTES).clean
    ids = floor.ids_of([question["title"] for question in data["questions"]])
    answers = [floor.absolute(clean(render(question["desc"]))) for question in data["questions"]]
    contact = floor.absolute(clean(render(data["contact"])))
    jsonld = floor.to_jsonld(data, ids, answers)
    return floor.to_html(data, ids, answers, contact, jsonld), jsonld, floor.to_text(data, answers, contact)
