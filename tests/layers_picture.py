"""The picture of the layers, made from the imports: ``python -m tests.layers_picture`` writes it.

It goes into the page about the architecture, with a table that says the same.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from html import escape
from pathlib import Path

from tests.test_layering import ALL_IMPORTS, LAYERS, MODULES, layer, own_name

__all__ = ("PAGE", "PICTURE", "page", "picture")

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURE = DOCS / "images" / "layers.svg"
PAGE = DOCS / "explanation" / "architecture.md"

_BEGIN, _END = "<!-- table: begin -->\n", "<!-- table: end -->\n"
_WIDTH, _MARGIN, _GAP = 760, 12, 8
_BOX, _PADDING = 30, 10
_CHARACTER = 7.9  # pixels of the picture that a letter of the boxes takes, at most
_STYLE = (
    "text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1b1b3a}"
    ".layer{fill:#eceefb;stroke:#c3c8ee}.module{fill:#fff;stroke:#7a83cf}"
    ".number{font-weight:600;fill:#4a4f8c}"
)


def shown_name(part: str) -> str:
    """Give the name of a part of the package as it is imported; that of the package itself is its own."""
    return part or "aic_faq"


def parts_of_layers() -> dict[int, list[str]]:
    """Give the parts of the package in each layer, the highest layer first."""
    layers = defaultdict(list)
    for part in sorted(LAYERS.keys() & MODULES.keys()):
        layers[LAYERS[part]].append(part)
    return dict(sorted(layers.items(), reverse=True))


def imported_by() -> dict[str, set[str]]:
    """Give for each part the other parts that its modules import."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in ALL_IMPORTS:
        imported = own_name(each.imported)
        if imported is not None:
            importer = each.importer.partition(".")[0]
            found[importer] |= {imported.partition(".")[0]} - {importer}
    return found


def picture() -> str:
    """Draw a band for each layer, with a box for each part in it."""
    bands: list[str] = []
    top = float(_MARGIN)
    for number, parts in parts_of_layers().items():
        boxes, height = _boxes(parts, top)
        bands.append(
            _rectangle("layer", _MARGIN, top, _WIDTH - 2 * _MARGIN, height)
            + _words(str(number), _MARGIN + _PADDING, top + _PADDING, ' class="number"')
            + boxes
        )
        top += height + _GAP
    words = (
        "The layers of aic_faq, the highest at the top; a part imports from its own layer and from lower ones"
    )
    size = f"0 0 {_WIDTH} {top + _MARGIN - _GAP:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="img">\n'
        f"<title>{words}</title>\n<style>{_STYLE}</style>\n{''.join(bands)}</svg>\n"
    )


def _boxes(parts: list[str], top: float) -> tuple[str, float]:
    """Draw the boxes of one layer in rows, and give the height that they need."""
    drawn: list[str] = []
    left, line = start, _ = (_MARGIN + 40.0, 0)
    for part in parts:
        name = shown_name(part)
        width = len(name) * _CHARACTER + 2 * _PADDING
        if left + width > _WIDTH - _MARGIN - _PADDING:
            left, line = start, line + 1
        y = top + _PADDING + line * (_BOX + _GAP)
        drawn.append(_rectangle("module", left, y, width, _BOX) + _words(name, left + _PADDING, y))
        left += width + _GAP
    return "".join(drawn), 2 * _PADDING + (line + 1) * _BOX + line * _GAP


def _rectangle(name: str, left: float, top: float, width: float, height: float) -> str:
    return f'<rect class="{name}" x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="5"/>\n'


def _words(words: str, left: float, top: float, attributes: str = "") -> str:
    return f'<text{attributes} x="{left:g}" y="{top + 20:g}">{escape(words)}</text>\n'


def page() -> str:
    """Put the table of the parts into the page as it is."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    return f"{before}{_BEGIN}{_table()}{_END}{after}"


def _table() -> str:
    imports = imported_by()
    lines = ["| layer | part | what it is | imports |\n|---|---|---|---|\n"]
    for number, parts in parts_of_layers().items():
        for part in parts:
            names = ", ".join(f"`{shown_name(name)}`" for name in _by_layer(imports[part]))
            lines.append(f"| {number} | `{shown_name(part)}` | {_first_line(part)} | {names} |\n")
    return "".join(lines)


def _by_layer(parts: set[str]) -> list[str]:
    return sorted(parts, key=lambda part: (-layer(part), part))


def _first_line(part: str) -> str:
    """Give the first line of the docstring, as MyST writes it."""
    words = ast.get_docstring(ast.parse(MODULES[part].read_text(encoding="utf-8"))) or ""
    line = words.partition("\n")[0].rstrip(".").replace("``", "`").replace("|", "\\|")
    return re.sub(r":\w+:(?=`)", "", line)  # roles of reStructuredText


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
