"""Whether the addresses in the markup are absolute, and lead to the questions that they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import Code, quoted
from aic_faq.readers.nodes import span_of
from aic_faq.readers.schemaorg.questions import names_in
from aic_faq.urls import is_absolute, scheme_of
from aic_faq.verification._markup import fragment_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aic_faq.readers.html.tree import Page
    from aic_faq.readers.schemaorg.graph import Thing
    from aic_faq.verification._differences import Differences
    from aic_faq.verification._markup import Address, Markup
    from aic_faq.verification._statements import Statement

__all__ = ("AddressCheck", "without_fragment")


def without_fragment(address: str, /) -> str:
    """Give the address of a page, however its start page is written."""
    return address.partition("#")[0].removesuffix("index.html").rstrip("/")


@frozen(eq=False, kw_only=True)
class AddressCheck:
    """Check the addresses of a page's markup.

    Attributes:
        differences: where problems are noted.
        page: the page.
        page_url: its address, if it is known.
        markup: what gives addresses to things.
    """

    differences: Differences
    page: Page
    page_url: str | None
    markup: Markup

    def run(self, shown: Sequence[Statement], pairs: Mapping[int, int], /) -> None:
        """Check all addresses; ``pairs`` leads from a question of the markup to the one that is shown."""
        for thing in self.markup.pages:
            for address in self.markup.addresses(thing):
                if self._is_whole(address) and address.key == "url":
                    self._check_target(address, "the FAQPage")
        titles = {name: each.title for each in shown for name in each.names}
        names_lead = self._names_lead()
        for number, question in enumerate(self.markup.questions):
            own = shown[pairs[number]] if number in pairs else None
            for address in self._to_check(question, names_lead=names_lead):
                if self._check_target(address, _called(question)):
                    self._check_question(address, _called(question), own, titles)

    def _names_lead(self) -> bool:
        """Tell whether the names of questions are addresses: some lead to an element of the page."""
        return any(
            address.key == "@id" and is_absolute(address.node.value) and self._leads(address)
            for question in self.markup.questions
            for address in self.markup.addresses(question)
        )

    def _to_check(self, question: Thing, *, names_lead: bool) -> Iterator[Address]:
        """Give the addresses of a question and its answers, each once; relative ones are reported."""
        seen: set[str] = set()
        for thing in (question, *self.markup.answers(question)):
            for address in self.markup.addresses(thing):
                if not self._is_whole(address) or address.node.value in seen:
                    continue
                if address.key == "url" or (names_lead and thing is question):
                    seen.add(address.node.value)
                    yield address

    def _is_whole(self, address: Address) -> bool:
        value = address.node.value.strip()
        if is_absolute(value) or (address.key == "@id" and (value.startswith("_:") or scheme_of(value))):
            return True
        self.differences.add(
            Code.RELATIVE_URL,
            f"{address.key} is no absolute address: {quoted(value)}",
            span_of(address.node),
            hint="write the whole address, such as https://example.org/faq#why",
        )
        return False

    def _leads(self, address: Address) -> bool:
        """Tell whether an address of this page leads to an element of it."""
        return fragment_of(address.node.value) in self.page.ids

    def _check_target(self, address: Address, thing: str) -> bool:
        """Report an address that leads nowhere; True where it leads to an element of this page."""
        fragment, value = fragment_of(address.node.value), address.node.value
        is_here = self.page_url is None or without_fragment(value) == without_fragment(self.page_url)
        if not fragment or not is_here or not is_absolute(value):
            return False
        if self._leads(address) or self._is_named(fragment):
            return True
        self.differences.add(
            Code.WRONG_ADDRESS,
            f"the {address.key} of {thing} leads nowhere: no element has the id {quoted(fragment)}",
            span_of(address.node),
            hint="give the id to the question on the page, or mend the address",
        )
        return False

    def _is_named(self, fragment: str) -> bool:
        return any(node.attributes.get("name") == fragment for node in self.page.elements("a"))

    def _check_question(
        self, address: Address, thing: str, own: Statement | None, others: Mapping[str, str]
    ) -> None:
        """Report an address that leads to another question; ``others`` holds their titles by their ids."""
        fragment = fragment_of(address.node.value)
        if own is None or fragment in own.names:
            return
        if fragment in others:
            self.differences.add(
                Code.WRONG_ADDRESS,
                f"the {address.key} of {thing} leads to another question: {quoted(others[fragment])}",
                span_of(address.node),
                hint="mend the address",
            )


def _called(question: Thing) -> str:
    return quoted(" ".join(names_in(question.node)) or "a question without a name")
