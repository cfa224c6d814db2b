"""How the pages of a site are made: what is the same for all documents."""

from __future__ import annotations

import os
from typing import Any, Literal, TypeAlias, get_args

from attrs import evolve, field, frozen

from aic_faq.batch._digests import DIGEST_SIZE, digest_of, new_digest
from aic_faq.characters import find_control, name_of
from aic_faq.exporters._links import base_url_field
from aic_faq.exporters._options import language_field, one_of
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.fieldwise import Fieldwise
from aic_faq.options import ReadOptions

__all__ = ("BuildOptions", "Repeated", "fingerprint", "resolved")

Repeated: TypeAlias = Literal["once", "keep"]
"""What becomes of the markup of a question that stands on several pages."""


def _published_options() -> ReadOptions:
    # What is published has an answer to each question.
    return ReadOptions(unanswered="error")


def _check_characters(_instance: object, attribute: Any, value: str) -> None:
    at = find_control(value)
    if at is not None:
        message = f"{attribute.name} must be text without control characters, has {name_of(value[at])}"
        raise ValueError(message)


@frozen(eq=False, repr=False, kw_only=True)
class BuildOptions(Fieldwise):
    """Set how the documents of a site become pages.

    Attributes:
        base_url: address of the site; pages get addresses of their own, and there is a site map.
        language: stands for the language that the documents state.
        title: heading of the page that lists all others.
        repeated: a question that stands on several pages is marked up ``once``, on the first of
            them, or on each (``keep``).
        page: how a page is written; its address and language are those above.
        data: how JSON-LD is written, likewise.
        text: how text is written, likewise.
        reading: how documents are read.
    """

    base_url: str | None = base_url_field()
    language: str | None = language_field()
    title: str = field(default="FAQ", validator=_check_characters)
    repeated: Repeated = field(default="once", validator=one_of(get_args(Repeated)))
    page: HTMLExporter = field(factory=HTMLExporter)
    data: JSONLDExporter = field(factory=JSONLDExporter)
    text: TextExporter = field(factory=TextExporter)
    reading: ReadOptions = field(factory=_published_options)


def resolved(options: BuildOptions, /) -> BuildOptions:
    """Hand address and language on to exporters and reader, and make the path of a template absolute."""
    shared: dict[str, Any] = {"base_url": options.base_url, "language": options.language}
    page, template = options.page, options.page.template
    template = None if template is None else os.path.abspath(template)
    return evolve(
        options,
        page=evolve(page, standalone=True, template=template, **shared),
        data=evolve(options.data, id_prefix=page.id_prefix, **shared),
        text=evolve(options.text, base_url=options.base_url),
        reading=evolve(options.reading, language=options.language),
    )


def fingerprint(options: BuildOptions, code: bytes, /) -> bytes:
    """Give a digest of all that pages depend on besides their documents; that of our own code is given."""
    # Whether a question is marked up once is known for each page.
    digest = new_digest(f"{evolve(options, title='', repeated='once')!r}".encode(), code)
    if options.page.template is not None:
        digest.update(_digest_of_template(options.page.template))
    return digest.digest()


def _digest_of_template(template: str | os.PathLike[str]) -> bytes:
    """Give a digest of a template with all that it takes in: a new one each time, where nobody knows what."""
    from aic_faq.exporters.html._template import template_files  # noqa: PLC0415 - few sites have one

    files = template_files(template)
    if files is None:
        return os.urandom(DIGEST_SIZE)
    return digest_of(b"".join(digest_of(name.encode()) + digest_of(data) for name, data in files.items()))
