"""Typography that is set without docutils is what docutils sets."""

from __future__ import annotations

from docutils.utils.smartquotes import educate_tokens, smartchars
from hypothesis import given
from hypothesis import strategies as st
from sphinx_aic_faq._typography import has_only_apostrophes

# Most of any characters would be texts without an apostrophe inside a word.
_WORDS = [
    "l'eau",
    "n'a-t-il",
    "it's",
    "1'000",
    "'mot'",
    "l'",
    "'80s",
    "e\u0301'a",
    "l'_",
    "--",
    "—",
    "«ici»",
    "(",
    "\u200b",
]
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=5).flatmap(
    lambda words: st.sampled_from(["", " ", "\xa0", "."]).map(lambda between: between.join(words))
)


@given(
    _TEXTS | st.text(),
    st.sampled_from(sorted(smartchars.quotes)),
    st.sampled_from(["qDe", "qBd", "1", "2", "3", "e"]),
)
def test_apostrophes_inside_words_all_become_the_same(text: str, language: str, action: str) -> None:
    """Whatever stands around them, in every language and with every setting that makes typography."""
    if has_only_apostrophes(text):
        apostrophe = _set("l'a", language, action)[1:-1]

        assert _set(text, language, action) == text.replace("'", apostrophe)


def _set(text: str, language: str, action: str) -> str:
    return "".join(educate_tokens([("plain", text)], action, language))
