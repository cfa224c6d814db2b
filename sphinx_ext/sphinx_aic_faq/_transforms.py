"""What happens to the questions of a page after it has been parsed: translation, then ids and index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.locale import init as init_locale
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import extract_messages

from sphinx_aic_faq._marks import PREFIX, marked_questions, title_of
from sphinx_aic_faq._reading import page_being_read
from sphinx_aic_faq._typography import set_typography

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_aic_faq._marks import MarkedQuestion

__all__ = ("AttachQuestions", "FinishQuestions", "ShowTextsToTranslators", "TranslateTexts")


class TranslateTexts(SphinxTransform):
    """Put translations in as Markdown, whatever the markup of the page is.

    Runs before Sphinx translates (20), which would parse them as the page is parsed.
    """

    default_priority = 18

    def apply(self, **_kwargs: object) -> None:
        """Translate the texts that directives have noted on this page."""
        page = page_being_read(self.env)
        kept = page.texts
        messages = _catalogue(self) if kept else {}
        if messages or self.env.versioning_condition:  # set by builders that extract messages
            for text in kept:
                text.note_markdown()
        if not messages:
            return
        # Transforms that translate code, or count what has been translated, look for it in the page.
        page.attach_questions()
        for text in kept:
            # As Sphinx takes it out for translators: without line breaks.
            text.node["translatable"] = True
            message = next((message for _node, message in extract_messages(text.node)), "")
            text.node["translatable"] = False
            translation = messages.get(message, "")
            if translation.strip():
                from sphinx_aic_faq._translation import translate  # noqa: PLC0415 - few projects need it

                translate(text, translation)
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


class ShowTextsToTranslators(SphinxTransform):
    """Let the texts be extracted again, once Sphinx has passed them by (20)."""

    default_priority = 21

    def apply(self, **_kwargs: object) -> None:
        """Take the mark away that hid the texts."""
        for text in page_being_read(self.env).texts:
            del text.node["translatable"]


class AttachQuestions(SphinxTransform):
    """Put questions into their lists once most transforms have passed.

    Each of forty walks through the whole page, and there is nothing in an answer
    for them but quotation marks: that took a tenth of the time of a long page.
    Where texts are translated they have been attached before.
    """

    default_priority = 835

    def apply(self, **_kwargs: object) -> None:
        """Attach what waits."""
        page = page_being_read(self.env)
        for waiting in page.waiting:
            set_typography([text.node for text in waiting.texts], self.document)
        page.attach_questions()


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
