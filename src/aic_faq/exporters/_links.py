"""Where links and questions lead: the same answer for every output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field

from aic_faq.option_fields import address_field, base_url_field, check_base_url
from aic_faq.urls import is_absolute, link_to_name, name_on_page, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aic_faq.model import FAQ, Question

__all__ = (
    "DEFAULT_ID_PREFIX",
    "Links",
    "address_field",
    "base_url_field",
    "check_base_url",
    "check_id_prefix",
    "check_prefix_or_none",
    "id_prefix_field",
)

DEFAULT_ID_PREFIX = "faq-"


def check_prefix_or_none(instance: object, attribute: object, value: str) -> None:
    """Let a prefix be empty where no element gets an id (an attrs validator)."""
    if value:
        check_id_prefix(instance, attribute, value)


def check_id_prefix(_instance: object, _attribute: object, value: str) -> None:
    """Refuse a prefix that could give an id the name of a browser property.

    Browsers expose elements by id on ``window`` and ``document``; none of
    their own names holds a hyphen (https://html.spec.whatwg.org/#named-access-on-the-window-object).
    """
    letters = value[:-1].replace("-", "").replace("_", "")
    if not (value.endswith("-") and value[0].isalpha() and letters.isalnum() and value.isascii()):
        message = f"id_prefix must be letters, digits, hyphens, from a letter to a hyphen, got {value!r}"
        raise ValueError(message)


class Links:
    """Make the links of one FAQ; ask :meth:`of` for one.

    Attributes:
        page_url: absolute address of the page that shows the FAQ, if it is known.
        id_prefix: what stands before each id of a question.
        ids: the question that each id and each former id leads to.
    """

    def __init__(self, *, page_url: str | None, id_prefix: str, ids: Mapping[str, str]) -> None:
        self.page_url = page_url
        self.id_prefix = id_prefix
        self.ids = ids

    @classmethod
    def of(
        cls, faq: FAQ, *, base_url: str | None, id_prefix: str = DEFAULT_ID_PREFIX, url: str | None = None
    ) -> Links:
        """Work out the address of the page from the base URL and ``url``, else the FAQ's own."""
        page_url = url or faq.url or ""
        if base_url is not None:
            page_url = resolve(base_url, page_url)
        published = faq.published
        ids = {alias: question.id for question in published if question.aliases for alias in question.aliases}
        ids |= {question.id: question.id for question in published}
        return cls(
            page_url=page_url.partition("#")[0] if is_absolute(page_url) else None,
            id_prefix=id_prefix,
            ids=ids,
        )

    def element_id(self, name: str, /) -> str:
        """Give the HTML id for the id or former id of a question."""
        return self.id_prefix + name

    def question_url(self, question: Question, /) -> str | None:
        """Give the absolute address of a question, if the page has one."""
        return None if self.page_url is None else f"{self.page_url}#{self.element_id(question.id)}"

    def href(self, url: str, /) -> str:
        """Give the target of a link as outputs write it: absolute as far as can be.

        ``#id`` leads to the question with this id, with or without the prefix.
        """
        asked = self._asked(url)
        if asked is not None:
            url = link_to_name(self.element_id(asked))
        return url if self.page_url is None else resolve(self.page_url, url)

    def anchor(self, url: str, /) -> str:
        """Give the target of a link on a page where questions have their bare ids for anchors."""
        asked = self._asked(url)
        return url if asked is None else link_to_name(asked)

    def _asked(self, url: str) -> str | None:
        """Give the id of the question that a link on the page leads to."""
        name = name_on_page(url)
        return None if name is None else self.ids.get(name.removeprefix(self.id_prefix))

    def absolute(self, url: str, /) -> str | None:
        """Give :meth:`href` where it means something away from the page, else None."""
        target = self.href(url)
        return target if is_absolute(target) or target.startswith(("mailto:", "tel:", "sms:")) else None


def id_prefix_field() -> Any:
    """Declare the option that keeps ids apart from the rest of a page."""
    return field(default=DEFAULT_ID_PREFIX, validator=check_id_prefix)
