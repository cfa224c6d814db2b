"""Questions that open a panel: buttons of accordions, and elements whose classes say what they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from aic_faq.readers.html.shown import Shown, following, level_of
from aic_faq.readers.question_words import asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aic_faq.readers.html.tree import Node, Page

__all__ = ("shown_by_class", "shown_in_panels")

_TOGGLES = ("data-toggle", "data-bs-toggle", "data-mdb-toggle", "uk-toggle")
_TARGETS = ("aria-controls", "data-target", "data-bs-target", "data-mdb-target", "href")
_OTHER_CONTROLS = frozenset({"tab", "combobox", "menuitem", "slider", "switch", "option", "listbox"})
_CLICKED = frozenset(
    {"button", "a", "summary", "label", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p"}
)
_LETTERS = frozenset({"q", "a", "faq-q", "faq-a", "faq_q", "faq_a", "faq__q", "faq__a"})
_LONGEST_NAME = 60
# Parts of the names of classes, between hyphens, underscores and capitals.
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_QUESTIONS = frozenset(
    {"question", "questions", "frage", "pregunta", "domanda", "pergunta", "vraag", "q", "quest"}
)
_ANSWERS = frozenset(
    {"answer", "answers", "antwort", "respuesta", "risposta", "resposta", "antwoord", "reponse", "a", "ans"}
)
_HEADS = frozenset(
    {"header", "heading", "title", "trigger", "button", "toggle", "summary", "btn", "head", "label"}
)
_BODIES = frozenset(
    {"content", "body", "panel", "collapse", "text", "inner", "details", "description", "pane"}
)
_AROUND = frozenset(
    {
        "accordion",
        "faq",
        "faqs",
        "collapse",
        "toggle",
        "expander",
        "collapsible",
        "qa",
        "disclosure",
        "expand",
    }
)


def shown_in_panels(page: Page, /) -> list[Shown]:
    """Find what opens and closes something: ``aria-expanded``, ``aria-controls`` and toggles."""
    controls = [node for node in page.nodes if _is_control(node)]
    bounds = [node.index for node in controls]
    found: list[Shown] = []
    taken: set[int] = set()
    end = 0
    for control in controls:
        if control.index < end:
            continue
        title = _title_in(page, control)
        words = page.text_of(title)
        panel = _panel(page, control)
        if not words or (panel is not None and panel.index in taken):
            continue
        if panel is None:
            is_title = asks(words) or any(map(level_of, (control, title, control.parent or control)))
            answer = following(page, control, bounds) if is_title else None
        else:
            taken.add(panel.index)
            has_words = page.has_words(panel.index + 1, panel.stop)
            answer = (panel.index + 1, panel.stop) if has_words else None
        if answer is not None or asks(words):  # others open menus
            found.append(Shown(title, words, [] if answer is None else [answer]))
            end = control.stop
    return found


def _is_control(node: Node) -> bool:
    attributes = node.attributes
    if not node.is_content or node.name not in _CLICKED or "aria-haspopup" in attributes:
        return False
    if _OTHER_CONTROLS.intersection(node.words_of("role")):
        return False
    if "aria-expanded" in attributes:
        return True
    if any(attributes.get(name, "").strip() in {"collapse", "accordion"} for name in _TOGGLES):
        return True
    return node.name == "button" and "aria-controls" in attributes


def _title_in(page: Page, control: Node) -> Node:
    """Give the heading in a button, where the button holds an icon or a label beside it."""
    headings = [node for node in page.inner(control) if level_of(node) and page.text_of(node)]
    return headings[0] if len(headings) == 1 else control


def _panel(page: Page, control: Node) -> Node | None:
    """Find what a button opens by the id that it names."""
    for name in _TARGETS:
        target = page.ids.get(control.attributes.get(name, "").strip().removeprefix("#"))
        if target is not None and not target.index <= control.index < target.stop:
            return target
    return None


def shown_by_class(page: Page, /) -> list[Shown]:
    """Find elements that are called question and answer, or head and body of an accordion."""
    found: list[Shown] = []
    for first, second, is_pair in ((_QUESTIONS, _ANSWERS, False), (_HEADS, _BODIES, True)):
        pairs = list(_pairs(page, first, second, within=is_pair))
        if len(pairs) > len(found):
            found = pairs
    return found


def _pairs(page: Page, firsts: frozenset[str], seconds: frozenset[str], *, within: bool) -> Iterator[Shown]:
    names = [_names(node) if node.is_content else frozenset[str]() for node in page.nodes]
    if within:
        names = [each if _AROUND & each else frozenset[str]() for each in names]
    answers = [index for index, each in enumerate(names) if seconds & each]
    shown: Shown | None = None
    at = 0
    while at < len(page.nodes):
        node, called = page.nodes[at], names[at]
        at += 1
        if firsts & called and not seconds & called and not _holds_one(answers, node):
            title = _title_in(page, node)
            if words := page.text_of(title):
                if shown is not None:
                    yield shown
                shown = Shown(title, words, [])
                at = node.stop
        elif seconds & called and shown is not None and not shown.answers:
            if page.has_words(node.index, node.stop):
                shown.answers.append((node.index, node.stop))
            at = node.stop
    if shown is not None:
        yield shown


def _holds_one(places: Sequence[int], node: Node) -> bool:
    """Tell whether an element holds one of some nodes: it is around question and answer, then."""
    place = bisect_right(places, node.index)
    return place < len(places) and places[place] < node.stop


def _names(node: Node) -> frozenset[str]:
    """Give the words that the classes of an element are made of."""
    if "class" not in node.attributes:
        return frozenset()
    return frozenset(
        word.lower()
        for name in node.words_of("class")
        if len(name) <= _LONGEST_NAME
        for word in _WORDS.findall(name)
        if len(word) > 1 or name.lower() in _LETTERS
    )
