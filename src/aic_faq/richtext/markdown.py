"""The Markdown parser: markdown-it-py, set up once and kept to our rules.

The only module that imports markdown-it-py and its plug-ins. Links are judged
while the tree is made, by the allow-list of :mod:`aic_faq.urls` and not by
markdown-it's block-list.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from aic_faq.diagnostics import Code
from aic_faq.markup import Footnote, Footnotes
from aic_faq.richtext.addresses import may_link_addresses, narrow_linkify, override
from aic_faq.richtext.html import FOOTNOTE_LEVEL, convert_html, convert_line, most_cells
from aic_faq.richtext.html_rules import html_block, html_inline, template_tag
from aic_faq.richtext.items import MAX_NESTING
from aic_faq.richtext.normal import normal_form
from aic_faq.richtext.plain import may_hold_address
from aic_faq.richtext.problems import Problem
from aic_faq.richtext.raw_html import divide_footnotes, renderable, show_lone_tags
from aic_faq.richtext.site_syntax import TEMPLATE_TAG
from aic_faq.richtext.tokens import TreeBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from aic_faq.markup import Block, Inline

__all__ = ("BlockToken", "block_tokens", "normal_label", "normalise_url", "parse_blocks", "parse_inline")

BlockToken: TypeAlias = "Token"
"""One token of :func:`block_tokens`."""

# Addresses of these characters are what normalising them gives.
_NORMAL_URL = re.compile(
    r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#]|$)|[/#](?!/))[A-Za-z0-9/._~#?=&+,;!$()-]*"
)

_TOO_MANY_ADDRESSES = Problem(
    code=Code.LIMIT,
    message="the text holds so many bare addresses that none was made a link",
    hint="write [text](address) or <address>, or divide the text",
)


def parse_blocks(
    markdown: str, /, *, output_limit: int | None, convert: bool = False
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Parse Markdown into blocks, and say what was dropped; HTML is text unless it is to ``convert``."""
    # Link definitions and tables are what makes an output larger than its text.
    multiplies = "]:" in markdown or "|" in markdown
    builder = _builder(markdown, output_limit if multiplies else None, convert=convert)
    footnotes = "[^" in markdown or "^[" in markdown
    parser = _parser_for(markdown, footnotes=footnotes, html=convert)
    tokens = parser.parse(markdown)
    if "&" in markdown or "\\" in markdown:
        _unescape_info(tokens)
    blocks = builder.blocks(tokens)
    if builder.has_html:
        blocks = _converted(parser, tokens, builder, output_limit)
    if may_hold_address(markdown) and not may_link_addresses(markdown):
        builder.problems.append(_TOO_MANY_ADDRESSES)
    return blocks, tuple(builder.problems)


def parse_inline(
    markdown: str, /, *, convert: bool = False
) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """Parse one line of Markdown; nothing in it starts a block."""
    builder = _builder(markdown, None, convert=convert)
    parser = _parser_for(markdown, footnotes=False, html=convert)
    tokens = parser.parseInline(markdown)
    for tag in show_lone_tags(tokens[0].children or ()) if convert else ():
        builder.report_shown(tag)
    inlines = builder.inlines(tokens[0])
    if builder.has_html:
        line = _rendered(parser, tokens, builder)
        inlines, problems = convert_line(line, parser.normalizeLink)
        builder.problems += problems
    return inlines, tuple(builder.problems)


def block_tokens(markdown: str, /) -> tuple[list[BlockToken], dict[str, tuple[int, int]]]:
    """Divide a page into blocks, their lines not yet read.

    The second value gives the lines of each link definition, from 0, by its
    label as :func:`normal_label` writes it.
    """
    parser = _parser(footnotes="[^" in markdown, html=True)
    tokens: list[Token] = []
    found: dict[str, Any] = {}
    parser.block.parse(markdown, parser, found, tokens)
    definitions = {label: tuple(one["map"]) for label, one in found.get("references", {}).items()}
    return tokens, definitions


def normal_label(label: str, /) -> str:
    """Write the label of a link definition so that equal ones are equal (CommonMark 0.31.2, section 4.7)."""
    from markdown_it.common.utils import normalizeReference  # noqa: PLC0415 - loaded with markdown_it

    return normalizeReference(label)


def normalise_url(url: str, /) -> str:
    """Write an address as Markdown's parser does."""
    return _parser().normalizeLink(url)


def _builder(markdown: str, output_limit: int | None, *, convert: bool) -> TreeBuilder:
    return TreeBuilder(
        markdown,
        max_nesting=MAX_NESTING,
        output_limit=output_limit,
        # Nothing is normalised but the addresses of tags.
        normalise_url=normalise_url if convert else None,
    )


def _converted(
    parser: MarkdownIt, tokens: Sequence[Token], builder: TreeBuilder, output_limit: int | None
) -> tuple[Block, ...]:
    """Read the text once more as the HTML that it stands for."""
    body, notes = divide_footnotes(tokens)
    limit = most_cells(output_limit)
    blocks, problems = convert_html(_rendered(parser, body, builder), parser.normalizeLink, most_cells=limit)
    footnotes: list[Footnote] = []
    for number, note in notes.items():
        inner, found = convert_html(
            _rendered(parser, note, builder), parser.normalizeLink, most_cells=limit, level=FOOTNOTE_LEVEL
        )
        problems += found
        footnotes.append(Footnote(number, inner))
    builder.problems += dict.fromkeys(problems)
    if any(problem.fatal for problem in problems):
        return ()
    return normal_form((*blocks, Footnotes(tuple(footnotes))))


def _rendered(parser: MarkdownIt, tokens: Sequence[Any], builder: TreeBuilder) -> str:
    changed: list[Any] = list(renderable(tokens, deepest=MAX_NESTING - 1, alt=builder.alt))
    return str(parser.renderer.render(changed, parser.options, {}))


def _parser_for(markdown: str, *, footnotes: bool, html: bool = False) -> MarkdownIt:
    return _parser(
        addresses=may_link_addresses(markdown),
        footnotes=footnotes,
        html=html,
        templates="{{" in markdown or "{%" in markdown,
    )


def _unescape_info(tokens: Sequence[Token]) -> None:
    """Resolve entities and backslashes in info strings: markdown-it leaves that to its renderer."""
    from markdown_it.common.utils import unescapeAll  # noqa: PLC0415 - loaded with markdown_it

    for token in tokens:
        if token.info:
            token.info = unescapeAll(token.info)


@cache
def _parser(
    *, addresses: bool = False, footnotes: bool = False, html: bool = False, templates: bool = False
) -> MarkdownIt:
    """Set up a parser; rules that a text cannot need are left out of its parser."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - costs more than all else; plain prose does without

    # Our own rules for HTML do not ask for the option.
    parser = MarkdownIt("commonmark", {"html": False, "linkify": addresses, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.at("inline", _inline_where_needed)
    if html:
        parser.block.ruler.at("html_block", html_block, {"alt": ["paragraph", "reference", "blockquote"]})
        parser.inline.ruler.at("html_inline", html_inline)
    else:
        parser.disable(["html_block", "html_inline"])
    if templates:
        parser.inline.ruler.before("text", "template_tag", template_tag)
    if addresses:
        parser.enable("linkify")
        parser.core.ruler.at("linkify", _linkify_where_needed)
        narrow_linkify(parser.linkify)
    if footnotes:
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - rarely needed

        footnote_plugin(parser)
        parser.block.ruler.at("footnote_def", _footnote_def, {"alt": ["paragraph", "reference"]})
    override(parser, "validateLink", lambda url: TEMPLATE_TAG.search(url) is None)
    override(parser, "normalizeLink", _normalise_with(parser.normalizeLink))
    return parser


def _normalise_with(normalise: Callable[[str], str]) -> Callable[[str], str]:
    def normalise_link(url: str) -> str:
        # Written as it is, so that it is refused: only a site generator can know where it leads.
        return url if _NORMAL_URL.fullmatch(url) or TEMPLATE_TAG.search(url) else normalise(url)

    return normalise_link


def _footnote_def(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    """Put a definition that stands inside another one after it: the plug-in would mix up their tokens."""
    from mdit_py_plugins.footnote.index import footnote_def  # noqa: PLC0415 - rarely needed

    if silent:
        return footnote_def(state, start, end, silent)
    outer: list[Token] | None = state.env.get("inner_footnotes")
    inner = [] if outer is None else outer
    first, place = len(state.tokens), len(inner)
    state.env["inner_footnotes"] = inner
    found = footnote_def(state, start, end, silent)
    state.env["inner_footnotes"] = outer
    if outer is None:
        state.tokens += inner
    else:
        outer[place:place] = state.tokens[first:]
        del state.tokens[first:]
    return found


def _inline_where_needed(state: StateCore) -> None:
    """Read the words of blocks that have some: rows may be filled up with 65,536 cells that have none."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if token.content:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _linkify_where_needed(state: StateCore) -> None:
    """Look for addresses only where one can be: the expressions of linkify-it are slow."""
    from markdown_it.rules_core import linkify  # noqa: PLC0415 - loaded with markdown_it

    if any(_has_bare_address(token.children) for token in state.tokens if token.children):
        linkify(state)


def _has_bare_address(tokens: Sequence[Token]) -> bool:
    links = 0
    for token in tokens:
        links += (token.type == "link_open") - (token.type == "link_close")
        if not links and token.type == "text" and may_hold_address(token.content):
            return True
    return False
