"""The schema.org FAQPage of a page: what its visitors read, for machines."""

from __future__ import annotations

import datetime as dt
import posixpath
from typing import TYPE_CHECKING, Any, cast

from aic_faq import FAQ, Answer, JSONLDExporter, Question, RichText, markup
from sphinx_aic_faq._doctree import to_blocks
from sphinx_aic_faq._marks import answer_of, marked_questions, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ("add_jsonld",)

_LABELS = frozenset(
    ("a", "answer", "antwort", "antwoord", "reponse", "réponse", "resposta", "respuesta", "risposta")
)
_AFTER_LABEL = ": \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def add_jsonld(app: Sphinx, pagename: str, context: dict[str, Any], doctree: nodes.document) -> None:
    """Put one FAQPage with all questions of the page into its head.

    The page has been resolved: translations, links and typography are those that
    its visitors see.
    """
    questions = list(_questions(doctree))
    if not questions:
        return
    language = _tag(app.config.language)
    url = _page_url(app, pagename)
    title = app.env.titles.get(pagename)
    faq = FAQ(title=None if title is None else _line(title) or None, url=url, questions=questions)
    exporter = JSONLDExporter(base_url=url, id_prefix="", language=language)
    script = f'<script type="application/ld+json">\n{exporter.export(faq)}</script>\n'
    context["metatags"] = context.get("metatags", "") + script


def _questions(doctree: nodes.document) -> Iterator[Question]:
    shown: set[str] = set()
    for node, marks in marked_questions(doctree):
        words = _line(title_of(node))
        if not marks.in_jsonld or not marks.anchor or not words or marks.anchor in shown:
            continue
        shown.add(marks.anchor)
        blocks = _without_label(to_blocks(answer_of(node)))
        yield Question(
            id=marks.anchor,
            title=words,
            answer=Answer(body=RichText(markdown="", blocks=blocks)),
            alt_titles=marks.alternates,
            tags=marks.keywords,
            language=marks.language or None,
            updated=dt.date.fromisoformat(marks.updated) if marks.updated else None,
        )


def _line(node: nodes.Element) -> str:
    """Give the words of a title: what stands in it for people, on one line."""
    words = "".join(markup.plain_text(to_blocks(node.children)))
    return " ".join(words.split(" ")).replace("\n", " ").strip()


def _without_label(blocks: tuple[markup.Block, ...]) -> tuple[markup.Block, ...]:
    """Leave out the word that old pages put before each answer."""
    match blocks:
        case (markup.Paragraph(children=(markup.Strong() as label, *rest)), *others):
            if markup.plain_text([label]).casefold().rstrip(_AFTER_LABEL) in _LABELS:
                rest = _without_colon(rest)
                return (*([markup.Paragraph(tuple(rest))] if rest else []), *others)
        case _:
            pass
    return blocks


def _without_colon(inlines: list[markup.Inline]) -> list[markup.Inline]:
    """Leave out what stood between the word and the answer."""
    match inlines:
        case [markup.SoftBreak(), *rest]:
            return _without_colon(rest)
        case [markup.Text(value), *rest]:
            value = value.lstrip(_AFTER_LABEL)
            return [markup.Text(value), *rest] if value else _without_colon(rest)
        case _:
            return inlines


def _page_url(app: Sphinx, pagename: str) -> str | None:
    """Give the address of a page, where it is absolute."""
    base = app.config.html_baseurl or ""
    if not base.startswith(("https://", "http://")):
        return None
    builder = cast("StandaloneHTMLBuilder", app.builder)
    # In one page made of many, the addresses of pages are those of its parts.
    name = pagename + builder.out_suffix if builder.name == "singlehtml" else builder.get_target_uri(pagename)
    return posixpath.join(base, name)


def _tag(language: str | None) -> str | None:
    """Write a language as BCP 47 does: gettext has an underscore, and modifiers behind an @."""
    return (language or "").partition("@")[0].replace("_", "-") or None
