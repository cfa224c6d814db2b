"""The directive ``aic-faq``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_aic_faq._adopt import adopted_marker
from sphinx_aic_faq._domain import faq_domain
from sphinx_aic_faq._fingerprint import fingerprint
from sphinx_aic_faq._options import OPTION_SPEC, Options, read_options
from sphinx_aic_faq._warnings import Kind, warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_aic_faq._documents import Document

__all__ = ("FAQDirective",)


class FAQDirective(SphinxDirective):
    """Show the questions of a document, of the directive's own content, or of the page around it."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = OPTION_SPEC

    def run(self) -> list[nodes.Node]:
        """Give the nodes; what is wrong costs a warning and never the rest of the page."""
        options = read_options(self.options, self.config, self._complain("directive"))
        if options.adopt:
            return self._adopt(options)
        options = self._with_style_that_fits(options)
        if self.arguments:
            if self.content:
                self._warn(
                    "directive", "a directive with a document has no content of its own; it is left out"
                )
            made = self._from_document(self.arguments[0].strip(), options)
        elif self.content:
            from sphinx_aic_faq._own_content import own_questions  # noqa: PLC0415 - see _from_document

            made = own_questions(self, options, self._complain("directive"))
        else:
            self._warn(
                "directive", "expected a document, or questions as a definition list below the directive"
            )
            return []
        self._name(made)
        return made

    def _adopt(self, options: Options) -> list[nodes.Node]:
        if self.arguments or self.content:
            self._warn(
                "directive", ":adopt: takes the sections of the page; the document or content is left out"
            )
        return [adopted_marker(options, self.env)]

    def _with_style_that_fits(self, options: Options) -> Options:
        """Keep sections out of places, such as lists and tables, where none may stand."""
        if options.style != "section" or isinstance(self.state_machine.node, nodes.document | nodes.section):
            return options
        self._warn("directive", "a section cannot stand here; the style definition is used")
        return options._replace(style="definition")

    def _from_document(self, written: str, options: Options) -> list[nodes.Node]:
        # A build that reads no such page does without: a fifth of the time of one with nothing to do.
        from sphinx_aic_faq._from_document import listing_for  # noqa: PLC0415
        from sphinx_aic_faq._selection import select  # noqa: PLC0415

        document = self._located(written)
        if document is None:
            return []
        domain = faq_domain(self.env)
        self.env.note_dependency(document.name)
        content = fingerprint(document.path)
        domain.note_file(self.env.docname, document.name, content)
        faq = domain.documents.load(document, content)
        if isinstance(faq, str):
            self._warn("file", faq)
            return []
        if faq is None:
            return []
        complaints: list[str] = []
        questions = select(faq, options, complaints.append)
        for complaint in complaints:
            self._warn("select", complaint)
        if not questions and not complaints:
            self._warn("select", f"no question of {document.name!r} is shown")
        return listing_for(self, faq, document, options).make(questions)

    def _located(self, written: str) -> Document | None:
        if not self.state.document.settings.file_insertion_enabled:
            self._warn("file", "files may not be read here (file_insertion_enabled is off)")
            return None
        from sphinx_aic_faq._documents import locate  # noqa: PLC0415 - see _from_document

        document = locate(self.env, self.env.docname, written)
        if isinstance(document, str):
            self._warn("file", document)
            return None
        return document

    def _name(self, made: list[nodes.Node]) -> None:
        """Give the first node the name that references lead to, and all of them their place."""
        named = next((node for node in made if isinstance(node, nodes.Element)), None)
        if named is not None:
            self.set_source_info(named)
            self.add_name(named)

    def _warn(self, kind: Kind, message: str) -> None:
        warn(kind, message, self.get_location())

    def _complain(self, kind: Kind) -> Callable[[str], None]:
        return lambda message: self._warn(kind, message)
