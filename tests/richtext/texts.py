"""Texts that lie near the rules of Markdown, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from aic_faq.characters import find_control

__all__ = ("CLEAN_TEXTS", "LINES", "PIECES", "TEXTS", "WORDS")

# Pieces that lie near one of the rules by which a short cut is taken.
PIECES = st.sampled_from([
    *("a", "é", "ß", "漢", "ا", "1", "12", "١", "Ⅷ", "²", "_", "-", "+", ".", ")", "(", '"', "'", "«", "“"),
    *(" ", "  ", "    ", "\t", "\n", "\n\n", "\n\n\n", "\u00a0", "\u2028", "\u2029", "\u3000", "\u200b"),
    *("\r", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufeff", "\U0001f600", "¿"),
    *("http", "HTTPS", ":", "://", "//", "www.", "WWW.", "wWw.", "a.fr", "@", "a@b.fr", "mailto:", "/", "?"),
    *("[", "]", "[a](b)", "]:", "[^1]", "^[", "!", "![", "&"),
    *("*", "**", "`", "```", "~~", "#", "# ", ">", "> ", "- ", "1. ", "1) ", "---", "===", "|", "|-|", "\\"),
    *("<", "<b>", "<a@b.fr>", "&amp;", "&#12;", "&nbsp;", "[ ] ", "[x] "),
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=15).map("".join))
# Words with nothing that marks anything up: half of them are prose.
WORDS = st.lists(PIECES.filter(lambda piece: not set(piece) & set("\\`*_[]<&~@#>|")), max_size=12).map(
    "".join
)
CLEAN_TEXTS = TEXTS.filter(lambda text: find_control(text) is None)

# Lines that are plain Markdown, or nearly.
LINES = st.lists(
    st.sampled_from([
        *("", "", "", "Été (x) : a-b", "l’*", "Fin ?", "Fin ! ", "dur  ", "12 mois", "1. un", "2) deux"),
        *("« Oui »", "K", "* a", "* b ", "- u", "+ z", "*  large", "  * sous", "  suite", "    code"),
        *("* [ ] tâche", "* [x](/a) fait", "[a](/b)", "v [a](https://a.fr/b) w", "![i](/b)", "[^1](/b)"),
        *("[a]: /b", "[l\u00a0](/x)", "[ l ](#f)", "[a](b c)", "# T", "## T #", "###### T", "####### T"),
        *("#T", "---", "===", "- - -", "| a | b |", "|-|-|", "a | b", "-", "~~~", "www.a.fr", "http://a.fr"),
        *("mailto:a", "a//b", "a_b_c", "`c`", "a&amp;b", "a\\*b", "<b>", "\u00a0x", "x\u2003", "wWw.a.fr"),
        *("1٠. a", "a\u2028", "a\rb", "**G a** b", "x *y*, z", "__G__.", "a _b_"),
        *("* **G :** a", "`<b>` (*c*)", "__a_ b", "**a**b", "a`b`", "`` ` ``"),
    ]),
    max_size=8,
).map("\n".join)  # fmt: skip
