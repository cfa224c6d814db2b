"""The exporter ``html``: a FAQ as a page, or as a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, get_args

from attrs import field, frozen, validators

from aic_faq.exporters._links import base_url_field, id_prefix_field
from aic_faq.exporters._options import language_field, one_of
from aic_faq.exporters.html._choices import DESIGN_SYSTEMS, UNFOLDED, Contents, Opened, ProfileName
from aic_faq.exporters.html._edit_url import check_edit_url
from aic_faq.fieldwise import Fieldwise
from aic_faq.urls import is_safe_link

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from aic_faq.exporters.html._elements import HTML
    from aic_faq.markup import Block
    from aic_faq.model import FAQ

__all__ = ("HTMLExporter", "rich_text_html")


def _opened(value: str | Iterable[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)


def _check_opened(instance: object, attribute: Any, value: object) -> None:
    if not isinstance(value, tuple):
        one_of(get_args(Opened))(instance, attribute, value)


def _check_assets_url(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and (not is_safe_link(value) or not set("?#&'").isdisjoint(value)):
        message = f"assets_url must be the address of a folder such as /dsfr, got {value!r}"
        raise ValueError(message)


@frozen(eq=False, repr=False, kw_only=True)
class HTMLExporter(Fieldwise):
    """Write a FAQ as HTML that is accessible.

    With the profiles ``details``, ``headings`` and ``dl`` the page is one file:
    nothing is fetched but the images of the answers, no script runs, and it
    works under ``Content-Security-Policy: script-src 'none'``. Those of design
    systems belong on sites that have their stylesheets and scripts; without
    them every answer is shown. What means nothing to the profile is refused.

    Attributes:
        base_url: makes all links absolute.
        id_prefix: stands before every id; tells several FAQs of a page apart.
        profile: ``details`` folds answers away; ``headings`` and ``dl`` show everything; ``dsfr`` and
            ``govuk`` are the accordions of the French and the British state.
        standalone: a page; False gives a fragment for a page of your own.
        heading_level: level of the first headings, 2 to 6: sections, or questions where there are none.
        open: which answers are shown from the start, where they fold: none, first, all, or some ids;
            not with ``headings`` and ``dl``.
        contents: a table of contents with the sections, or with the questions, too.
        permalinks: ends each answer with a link to itself; None does so on pages of our own design.
        dates: shows when the FAQ and its answers were changed and looked at.
        tags: shows the tags of questions.
        edit_url: address where a question can be changed, with ``{path}``, ``{line}`` and ``{id}``.
        assets_url: folder with the files of the design system, for a page that loads them; only with
            ``dsfr`` and ``govuk``.
        script: adds the script that opens the question of a link, which only those two need; None
            adds it to a page that loads the design system.
        template: Jinja template that extends ``aic_faq/page.html``, or a folder with one named ``page.html``.
        jsonld: adds the JSON-LD; None adds it to a page and not to a fragment.
        language: stands for the language that the FAQ states.
    """

    media_type: ClassVar[str] = "text/html"
    suffix: ClassVar[str] = ".html"

    base_url: str | None = base_url_field()
    id_prefix: str = id_prefix_field()
    profile: ProfileName = field(default="details", validator=one_of(get_args(ProfileName)))
    standalone: bool = True
    heading_level: int = field(default=2, validator=[validators.ge(2), validators.le(6)])
    # One of Opened, or ids: the validator sees to it.
    open: str | tuple[str, ...] = field(default="none", converter=_opened, validator=_check_opened)
    contents: Contents = field(default="none", validator=one_of(get_args(Contents)))
    permalinks: bool | None = None
    dates: bool = False
    tags: bool = False
    edit_url: str | None = field(default=None, validator=check_edit_url)
    assets_url: str | None = field(default=None, validator=_check_assets_url)
    script: bool | None = None
    template: str | os.PathLike[str] | None = None
    jsonld: bool | None = None
    language: str | None = language_field()

    def __attrs_post_init__(self) -> None:
        """Refuse what means nothing to the profile: whoever asks for it would wait for it in vain."""
        what = f"means nothing to the profile {self.profile!r}"
        if self.profile in UNFOLDED and self.open not in {"none", ()}:
            message = f"open {what}, which shows every answer"
            raise ValueError(message)
        for name in () if self.profile in DESIGN_SYSTEMS else ("assets_url", "script"):
            if getattr(self, name):
                message = f"{name} {what}: only {' and '.join(sorted(DESIGN_SYSTEMS))} are design systems"
                raise ValueError(message)

    def export(self, faq: FAQ, /, *, jsonld: str | None = None) -> str:
        """Write the FAQ as a page, or as a fragment: one element ``div`` of class ``faq``.

        Whoever has its JSON-LD already, from :class:`~aic_faq.JSONLDExporter` with
        the same options, can give it as ``jsonld`` and save making it again.

        Raises:
            FileAccessError: where the template cannot be read.
            TemplateError: where it cannot be used; without one nothing fails.
        """
        return "".join(self.iter(faq, jsonld=jsonld))

    def iter(self, faq: FAQ, /, *, jsonld: str | None = None) -> Iterator[str]:
        """Write the FAQ piece by piece, so that a long one never stands in memory as a whole."""
        from aic_faq.exporters.html._writing import parts_of  # noqa: PLC0415 - options do without

        parts = parts_of(self, faq, jsonld)
        if self.template is None:
            return parts.pieces()
        from aic_faq.exporters.html._template import rendered  # noqa: PLC0415 - the default page has none

        return rendered(self.template, parts)


def rich_text_html(blocks: Sequence[Block], /) -> HTML:
    """Write rich text as HTML of its own: links and levels of headings as written."""
    from aic_faq.exporters.html._context import RichTextContext  # noqa: PLC0415 - as above
    from aic_faq.exporters.html._rich_text import blocks_to_html  # noqa: PLC0415 - as above

    return blocks_to_html(blocks, RichTextContext())
