"""Links become absolute the quick way where that is the same."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aic_faq.urls import is_safe_image, is_safe_link, resolve

_BASES = st.sampled_from(
    [
        "https://a.example",
        "http://a:80/",
        "https://a?b/c",
        "https://a#b",
        "https://a/b/c?d#e",
        "HTTPS://A/b",
        "https://u@a/b",
        "https://é/b",
        "https://[::1]/b",
    ]
)


@settings(deadline=None)
@given(_BASES, st.text("/.?#;:%~-_aé", max_size=8).map("/{}".format))
def test_the_quick_way_is_the_same(base_url: str, url: str) -> None:
    """What begins with a slash is resolved as the standard library does, however it is written."""
    try:
        expected = urljoin(base_url, url)
    except ValueError:
        expected = url

    assert expected == resolve(base_url, url)


@pytest.mark.parametrize("character", ["\ud800", "\ufdd0", "\U0001ffff"])
def test_no_url_holds_what_no_text_may_hold(character: str) -> None:
    """Lone surrogates and noncharacters cannot be written to a file, or are ours to use."""
    assert not is_safe_link(f"/a{character}")
    assert not is_safe_image(f"/a{character}")
