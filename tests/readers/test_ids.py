"""Slugs of titles in many languages, and how they become unique."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aic_faq.model import UNFIT_FOR_AN_ID
from aic_faq.readers.ids import LONGEST_SLUG, slugify, unique


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Qu’est-ce que l’Accélérateur d’Initiatives Citoyennes ?",
            "qu-est-ce-que-l-accelerateur-d-initiatives-citoyennes",
        ),
        ("Où est l'Œuvre ?", "ou-est-l-oeuvre"),
        ("Straße, Größe & Übergröße", "strasse-grosse-ubergrosse"),
        ("¿Cuánto cuesta?", "cuanto-cuesta"),
        ("Łódź, Ærø og Þór", "lodz-aero-og-thor"),
        ("よくある質問は？", "よくある質問は"),
        ("ガイドﾗｲﾝ", "ガイドﾗｲﾝ"),
        ("क्या यह निःशुल्क है?", "क्या-यह-निःशुल्क-है"),
        ("ما هو المشروع؟", "ما-هو-المشروع"),
        ("Что это такое?", "что-это-такое"),
        ("Что такое FAQ été?", "что-такое-faq-ete"),
        ("cafe\u0301", "cafe"),
        ("ж\u0301а", "жа"),
        ("Ελλάδα;", "ελλάδα"),
        ("100 % & 3,5 €", "100-3-5"),
        ("a\u00a0b\u202fc\u2011d", "a-b-c-d"),
        ("  --A--  ", "a"),
        ("?!…", ""),
        ("", ""),
        ("🎉 Party 🎉", "party"),
        ("👍", ""),
    ],
)
def test_slug(title: str, slug: str) -> None:
    """Latin becomes ASCII, other scripts stay, all else becomes one hyphen."""
    assert slug == slugify(title)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("a" * 80, "a" * 80),
        ("a" * 81, "a" * 80),
        (("abcd " * 30), "-".join(["abcd"] * 16)),
        ("a" * 79 + " bc", "a" * 79),
        ("a" * 80 + " bc", "a" * 80),
        ("a " + "b" * 100, "a-" + "b" * 78),
        ("質" * 90, "質" * 80),
    ],
)
def test_long_titles_are_cut_at_a_word(title: str, slug: str) -> None:
    """The cut is at the last hyphen of the second half, or at 80 characters where there is none."""
    assert slug == slugify(title)


@given(st.text())
def test_slugs_can_stand_in_an_address(title: str) -> None:
    """A slug is short, stable and has no character that an id cannot have."""
    slug = slugify(title)
    assert len(slug) <= LONGEST_SLUG
    assert not UNFIT_FOR_AN_ID.search(slug)
    assert not re.search("--|^-|-$", slug)
    assert slug == slug.lower() or not slug.isascii()


@given(st.text(st.characters(max_codepoint=0x17F) | st.sampled_from("’“”–\u202f")))
def test_the_quick_way_for_latin_letters_gives_the_same(title: str) -> None:
    """A title of Western Europe has the slug that it has beside a letter of another script."""
    slug, other = slugify(title), slugify(f"{title} の")
    assert slug == other.removesuffix("の").rstrip("-")[:LONGEST_SLUG] or len(other) >= LONGEST_SLUG


def test_unique() -> None:
    """The second of a kind gets -2, and skips what is taken."""
    taken = {"a-3": 1}
    assert ["a", "a-2", "a-4", "b"] == [unique(slug, taken) for slug in ("a", "a", "a", "b")]
    assert {"a", "a-2", "a-3", "a-4", "b"} == taken.keys()


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b", ""])))
def test_unique_whatever_the_order(slugs: list[str]) -> None:
    """No two are alike, whatever was there before."""
    taken: dict[str, int] = {}
    assert len(slugs) == len({unique(slug, taken) for slug in slugs})
