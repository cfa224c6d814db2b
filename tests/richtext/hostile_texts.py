"""Texts that are made to cost time or memory, 50 kB each: for a parser that is careless at one place."""

from __future__ import annotations

__all__ = ("SIZE", "TEXTS")

SIZE = 50_000


def _fill(piece: str, *, before: str = "", after: str = "") -> str:
    """Repeat a piece up to the size."""
    return before + piece * ((SIZE - len(before) - len(after)) // len(piece)) + after


def _numbered(piece: str, *, after: str = "") -> str:
    """Repeat a piece that holds a number, another one each time."""
    return "".join(piece.format(number) for number in range(SIZE // (len(piece) + 3))) + after


def _halves(opening: str, closing: str, middle: str = "a") -> str:
    """Open as often as close."""
    count = SIZE // (len(opening) + len(closing))
    return opening * count + middle + closing * count


TEXTS = {
    # White space of Unicode between attributes: exponential in the expressions of markdown-it-py.
    "exponential attributes": "<a b=c" + "\u00a0\u00a0d=e" * 24 + '">',
    "many such attributes": _fill("\u00a0\u00a0d=e", before="<a b=c", after='">'),
    "attributes without an end": _fill("<a b='c' "),
    "attributes": _fill(" a=b", before="<a", after=">"),
    "attributes without values": _fill(" a", before="<a"),
    "values without an end": _fill("<a b='<c d=\""),
    "one value without an end": _fill("<a b=c ", after="'"),
    "equals signs": _fill("=", before="<a b"),
    "spaces in a tag": _fill(" ", before="<a", after=">"),
    "newlines in a tag": _fill("\n", before="x <a", after=">"),
    # Emphasis.
    "emphasis in strong emphasis": _halves("*a **a ", "b** c* "),
    "closers without openers": _fill("a* "),
    "strong closers without openers": _fill("a** "),
    "openers without closers": _fill("*a "),
    "strong openers without closers": _fill("**a "),
    "underscores without closers": _fill("_a "),
    "openers and closers that do not match": _fill("*a_ "),
    "emphasis of three": _fill("***a** b "),
    "multiples of three": _fill("a***b**c*d*"),
    "strong and emphasis in turns": _fill("**a *a "),
    "nested emphasis": _halves("*", "*"),
    "nested strikethrough": _halves("~~", "~~"),
    "strikethrough in turns": _fill("~~a~~~b "),
    "long runs": _fill("*" * 100 + "a"),
    "tildes": _fill("~"),
    # Brackets.
    "nested brackets": _halves("[", "]"),
    "open brackets": _fill("["),
    "closed brackets": _fill("]"),
    "brackets in parentheses": _fill("[a]("),
    "links that are not closed": _fill("[a](<b"),
    "links that are not closed, in turns": _fill("[ (](", after=")"),
    "images": _fill("![a](b"),
    "nested images": _halves("![", "](a)"),
    "nested links": _halves("[", "](a)"),
    "images and links in turns": _fill("[![x]("),
    "parentheses in a target": _halves("(", ")").join(("[a](", ")")),
    "titles without an end": _fill('[a](b "c'),
    # Code.
    "runs of backticks": "".join("`" * length + "a" for length in range(1, 312)),
    "backticks": _fill("`"),
    "backticks in turns": _fill("`a``b"),
    "fences": _fill("```\n"),
    "fences in quotes": _fill("> ```\n> a\n\n"),
    # HTML.
    "comments without an end": _fill("<!--"),
    "comments in a paragraph": _fill("a <!-- "),
    "hyphens in a comment": _fill("-", before="x <!--", after="x"),
    "processing instructions": _fill("<?"),
    "processing instructions in a paragraph": _fill("a <?"),
    "declarations": _fill("<!A "),
    "declarations in a paragraph": _fill("x <!A "),
    "character data": _fill("<![CDATA["),
    "character data in a paragraph": _fill("x <![CDATA[ "),
    "less-than signs": _fill("<"),
    "tags": _fill("<b>"),
    "tags of blocks": _fill("<div>"),
    "tags of blocks on lines": _fill("<div>\n\n"),
    "tags that are closed": _halves("<div>", "</div>"),
    "end tags": _fill("</b>"),
    "links in links": _fill("<a href=b>"),
    "marks that come back": _numbered("<b title={}><p>"),
    "marks that come back and end": _numbered("<font size={}><p>", after="</font>" * 500),
    "marks in a table": _numbered("<table><b title={}>"),
    "lists": _fill("<ul><li>"),
    "tables": _fill("<table><tr><td>"),
    "quotes of HTML": _fill("<blockquote>"),
    "a wide table": "<table><tr>" + "<td>" * 2_000 + "<tr><td>abcdefghijklmnop" * 1_500,
    "a table of spans": "<table>" + "<tr><td colspan=1000 rowspan=1000>" * 1_400,
    "unclosed scripts": _fill("<script>"),
    "unclosed svg": _fill("<svg><p>"),
    "select": _fill("<select><option>"),
    "templates": _fill("<template>"),
    "lone entities in tags": _fill('<a href="&#x6a;'),
    "breaks": _fill("<br>"),
    "paragraphs": _fill("<p>"),
    "details": _fill("<details><summary>"),
    "Markdown and HTML in turns": _fill("*a <b>b* </b>"),
    "blocks that hold Markdown": _fill('<div markdown="1">\n*a*\n'),
    "placeholders": _fill("<a-b>"),
    # Blocks.
    "quotes": _fill(">") + "a",
    "quotes on lines": "\n".join("> " * depth + "a" for depth in range(220)),
    "lists in lists": "\n".join("  " * depth + "* a" for depth in range(220)),
    "lists on one line": _fill("- "),
    "numbers on one line": _fill("1. "),
    "lists and quotes": _fill("> - "),
    "items": _fill("- a\n"),
    "items and blank lines": _fill("-\n\n"),
    "thematic breaks": _fill("* * * a\n"),
    "headings": _fill("# a #\n"),
    "underlines": _fill("a\n=\n"),
    "lazy lines": _fill("a\n", before="> > > > a\n"),
    "indented code": _fill("    a\n\n"),
    "tabs": _fill("\t"),
    "spaces": _fill(" ") + "a",
    "spaces in a line": "x" + _fill(" ") + "x\ny",
    "spaces in code": "`x" + _fill(" ") + "x\ny` <b>",
    "newlines": _fill("\n"),
    "hash signs": _fill("#"),
    # Definitions, notes, tables.
    "definitions": _numbered("[a{0}]: b{0}\n"),
    "definitions without a target": _fill("[a]:\n"),
    "definitions and references": _numbered("[a{0}]: b\n[a{0}] "),
    "definitions in quotes": _fill("> [a]: b\n"),
    "labels": _fill("[a]: <b> 'c\n"),
    "notes": _numbered("[^{0}]: a[^{0}]\n"),
    "notes in notes": _fill("[^a]: "),
    "references to notes": _fill("[^a]", after="\n\n[^a]: b"),
    "notes in lines": _halves("^[", "]"),
    "cells": "|" + "a|" * 400 + "\n|" + "-|" * 400 + "\n" + ("|" * 400 + "\n") * 110,
    "rows that are filled up": "|" * 200 + "\n" + "|-" * 199 + "|\n" + "a\n" * 24_000,
    "bars": _fill("|"),
    "rules of tables": _fill("|-|-\n"),
    "a table on each line": _fill("|a|\n|-|\n"),
    "escaped bars": _fill("\\|", before="|a|\n|-|\n|"),
    # Characters, addresses, site generators.
    "entities": _fill("&amp;"),
    "entities without an end": _fill("&a"),
    "numbers of characters": _fill("&#1;"),
    "backslashes": _fill("\\"),
    "hard breaks": _fill("a\\\n"),
    "exclamation marks": _fill("!"),
    "no-break spaces": _fill("\u00a0"),
    "addresses": _fill("http://a.b "),
    "nested addresses": _fill("http://a/("),
    "angle brackets": _fill("<http://a"),
    "addresses in angle brackets": _fill("<http://a.b>"),
    "e-mail": _fill("a@b."),
    "commercial at signs": _fill("@"),
    "www": _fill("www."),
    "template tags": _fill("{{ a }}"),
    "template tags without an end": _fill("{{ a "),
    "template tags as targets": _fill("[a]({{b}})"),
    "per cent": _fill("{% "),
    "attribute lists": _fill("{: a "),
    "wiki links": _fill("[[a"),
    "admonitions": _fill("!!! a\n"),
    "colons": _fill(":::"),
    "bidirectional": _fill("\u202e\u2067"),
    "combining": _fill("\u0301"),
    "emoji": _fill("\U0001f469\u200d"),
}
