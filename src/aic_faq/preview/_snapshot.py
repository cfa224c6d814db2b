"""A document at one moment, and its views: each is made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from posixpath import normpath
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from attrs import evolve, frozen

from aic_faq.diagnostics import Severity
from aic_faq.errors import FileAccessError, TemplateError
from aic_faq.languages import direction_of, language_of
from aic_faq.markup import Image, walk
from aic_faq.preview._problems import Problem, problem_of, template_problem
from aic_faq.urls import resolve, scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aic_faq.exporters.html import HTMLExporter
    from aic_faq.exporters.jsonld import JSONLDExporter
    from aic_faq.exporters.text import TextExporter
    from aic_faq.markup import Block
    from aic_faq.model import FAQ, RichText
    from aic_faq.preview._settings import Settings
    from aic_faq.readers import ReadResult

__all__ = ("Snapshot", "View")

View: TypeAlias = str | tuple[Problem, ...]
"""What a document looks like in one form, or why it has none."""


@frozen(kw_only=True, eq=False)
class Snapshot:
    """Hold what was read of a document, and show it.

    Attributes:
        result: what was read.
        settings: how it is shown.
    """

    result: ReadResult
    settings: Settings

    @cached_property
    def page(self) -> View:
        """Give the HTML page."""
        return self._view(self.settings.page)

    @cached_property
    def sight(self) -> View:
        """Give the page without the JSON-LD in it, which nobody sees and which is a view of its own.

        What a template of the user's own does with it is not known: its page is given as it is.
        """
        page = self.settings.page
        return self.page if page.template is not None else self._view(evolve(page, jsonld=False))

    @cached_property
    def jsonld(self) -> View:
        """Give the JSON-LD."""
        return self._view(self.settings.jsonld)

    @cached_property
    def text(self) -> View:
        """Give the plain text."""
        return self._view(self.settings.text)

    def _view(self, exporter: HTMLExporter | JSONLDExporter | TextExporter) -> View:
        faq = self.result.faq
        if faq is None:
            return self._errors
        try:
            return exporter.export(faq)
        except (TemplateError, FileAccessError) as error:
            return (template_problem(error, self.settings.reading.limits),)

    @property
    def _errors(self) -> tuple[Problem, ...]:
        return tuple(
            problem_of(diagnostic, self.result.source_of(diagnostic))
            for diagnostic in self.result.diagnostics
            if diagnostic.severity is Severity.ERROR
        )

    @cached_property
    def failures(self) -> tuple[Problem, ...]:
        """Give what a template of the user's own does wrong; without one, nothing can go wrong."""
        if self.result.faq is None or self.settings.page.template is None:
            return ()
        return () if isinstance(self.page, str) else self.page

    @property
    def is_good(self) -> bool:
        """Tell whether there is a page."""
        return self.result.faq is not None and not self.failures

    @cached_property
    def images(self) -> frozenset[str]:
        """Give the paths of images that the FAQ shows and that stand in or below its folder."""
        faq = self.result.faq
        urls = () if faq is None else _image_urls(faq)
        paths = {normpath(unquote(url.partition("#")[0].partition("?")[0])) for url in urls}
        return frozenset(path for path in paths if not path.startswith(("/", "..")))

    @property
    def address(self) -> str:
        """Give the folder of the page on the site, where it is known: images have it in their addresses."""
        faq, base_url = self.result.faq, self.settings.page.base_url
        if faq is None or base_url is None:
            return ""
        return resolve(resolve(base_url, faq.url or ""), ".")

    @property
    def direction(self) -> str:
        """Give the direction in which its words run."""
        faq = self.result.faq
        if faq is None:
            return "auto"
        return direction_of(self.settings.page.language or language_of(faq), faq.title or "")


def _image_urls(faq: FAQ) -> Iterator[str]:
    for blocks in _trees(faq):
        for node in walk(blocks):
            if isinstance(node, Image) and not scheme_of(node.url):
                yield node.url


def _trees(faq: FAQ) -> Iterator[tuple[Block, ...]]:
    texts = [faq.intro, faq.contact, *(section.intro for section in faq.sections)]
    texts += [text for question in faq.published for text in (question.title, question.answer.body)]
    return (text.blocks for text in texts if text is not None and _may_show_images(text))


def _may_show_images(text: RichText) -> bool:
    """Tell quickly that most texts show none: this is asked for after each save."""
    return text.read_as is None or "![" in text.markdown or "<" in text.markdown
