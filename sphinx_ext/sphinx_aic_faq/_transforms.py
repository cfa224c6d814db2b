"""What happens to the questions of a page after it has been parsed: translation, then ids and index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.locale import init as init_locale
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import extract_messages

from aic_faq import FAQError, markup, rich_text
from sphinx_aic_faq._anchors import PREFIX
from sphinx_aic_faq._marks import forget_language, marked_questions, title_of
from sphinx_aic_faq._reading import page_being_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_aic_faq._marks import MarkedQuestion
    from sphinx_aic_faq._texts import KeptText

__all__ = ("FinishQuestions", "ShowTextsToTranslators", "TranslateTexts")

_BREAK = re.compile(r"[ \t]*<br ?/?>[ \t]*\n?")


class TranslateTexts(SphinxTransform):
    """Put translations in as Markdown, whatever the markup of the page is.

    Runs before Sphinx translates (20), which would parse them as the page is parsed.
    """

    default_priority = 18

    def apply(self, **_kwargs: object) -> None:
        """Translate the texts that directives have noted on this page."""
        kept = page_being_read(self.env).texts
        messages = _catalogue(self) if kept else {}
        if not messages:
            return
        for text in kept:
            # As Sphinx takes it out for translators: without line breaks.
            text.node["translatable"] = True
            message = next((message for _node, message in extract_messages(text.node)), "")
            text.node["translatable"] = False
            translation = messages.get(message, "")
            if translation.strip():
                _translate(text, translation)
            text.node["translated"] = bool(translation.strip())


def _catalogue(transform: SphinxTransform) -> Mapping[str, str]:
    env, config = transform.env, transform.config
    if not config.language:
        return {}
    folders = [env.srcdir / folder for folder in config.locale_dirs]
    domain = docname_to_domain(env.docname, config.gettext_compact)
    catalogue, found = init_locale(folders, config.language, domain)
    messages: dict[str, str] = {}
    while found and catalogue is not None:
        messages = {**vars(catalogue).get("_catalog", {}), **messages}
        catalogue = cast("Any", catalogue)._fallback  # noqa: SLF001 - there is no other way to all of them
    return messages


def _translate(text: KeptText, translation: str) -> None:
    try:
        inlines = _inlines(translation)
    except (FAQError, ValueError):  # over a limit, or with control characters
        return
    node = text.node
    marks = [
        child
        for child in node.children[:1]
        if "aic-faq-mark" in getattr(child, "attributes", {}).get("classes", ())
    ]
    node.children = []
    node += [*marks, *text.inlines.convert(inlines, node.line)]
    if isinstance(node, nodes.term | nodes.title) and node.parent is not None:
        forget_language(node.parent)


def _inlines(translation: str) -> list[markup.Inline]:
    """Read a translation; a hard break, which no catalogue can hold, stands in it as ``<br>``."""
    parsed = rich_text(_BREAK.sub("\\\\\n", translation.strip()))
    inlines: list[markup.Inline] = []
    for block in parsed.blocks:
        match block:
            case markup.Paragraph() | markup.Heading():
                inlines += [markup.SoftBreak(), *block.children] if inlines else block.children
            case _:
                return [markup.Text(translation)]
    return inlines


class ShowTextsToTranslators(SphinxTransform):
    """Let the texts be extracted again, once Sphinx has passed them by (20)."""

    default_priority = 21

    def apply(self, **_kwargs: object) -> None:
        """Take the mark away that hid the texts."""
        for text in page_being_read(self.env).texts:
            del text.node["translatable"]


class FinishQuestions(SphinxTransform):
    """Give terms their ids and index entries, and put transitions where answers have one.

    Sphinx makes a term with an id an entry of the glossary when it translates,
    and docutils refuses transitions within a definition until it has looked for
    them (830). Domains look at the page after that (850).
    """

    default_priority = 840

    def apply(self, **_kwargs: object) -> None:
        """Finish the questions of this page."""
        for rule in page_being_read(self.env).rules:
            if rule.parent is not None:
                rule.parent.replace(rule, nodes.transition())
        for node, marks in list(marked_questions(self.document)):
            title = title_of(node)
            if isinstance(title, nodes.term):
                title["ids"] = list(self._ids(marks))
                self.document.ids.update(dict.fromkeys(title["ids"], title))
            if marks.indexed:
                entry = _index_entry(marks, title.astext())
                # Titles of sections are copied to tables of contents; entries must not be.
                if isinstance(title, nodes.term):
                    title += entry
                else:
                    node.insert(node.index(title) + 1, entry)

    def _ids(self, marks: MarkedQuestion) -> Iterator[str]:
        if marks.anchor:
            yield marks.anchor
            yield from (name for alias in marks.aliases if (name := PREFIX + alias) not in self.document.ids)


def _index_entry(marks: MarkedQuestion, title: str) -> addnodes.index:
    """Put a question below the name of its FAQ; of one part Sphinx would make two at a semicolon."""
    group = " ".join((marks.group or _("FAQ")).replace(";", ",").split())
    entry = ("single", f"{group}; {' '.join(title.split())}", marks.anchor, "", None)
    return addnodes.index(entries=[entry])
