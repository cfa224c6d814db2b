"""The gallery: a page for each profile of HTML, light and dark, written when the documentation is built.

The directive ``faq-gallery`` takes a profile, and shows its two pages in frames. Builders of other formats
show nothing there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, get_args

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

import aic_faq
from aic_faq.exporters.html import ProfileName

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata, OptionSpec

__all__ = ("setup",)

LOOKS = ("light", "dark")
PROFILES: tuple[ProfileName, ...] = get_args(ProfileName)
FOLDER = "_static/gallery"
# The system of the reader decides on light and dark; to see both at once, each page is told.
_DARK_QUERY = "@media (prefers-color-scheme: dark)"
_BOTH = "color-scheme: light dark"

_FRAME = (
    '<figure><iframe src="{address}" title="The profile {profile}, {look}" height="{height}" loading="lazy">'
    '</iframe><figcaption><a href="{address}">{look}, on a page of its own</a></figcaption></figure>'
)


class Gallery(SphinxDirective):
    """Show the page of one profile, light and dark, in frames."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"height": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        """Give the frames as HTML."""
        profile = self.arguments[0]
        if profile not in PROFILES:
            message = f"no profile is called {profile!r}: expected one of {', '.join(PROFILES)}"
            raise self.error(message)
        up = "../" * self.env.docname.count("/")
        height = self.options.get("height", 520)
        frames = (
            _FRAME.format(
                address=f"{up}{FOLDER}/{profile}-{look}.html", profile=profile, look=look, height=height
            )
            for look in LOOKS
        )
        return [nodes.raw("", f'<div class="gallery">{"".join(frames)}</div>', format="html")]


def page(faq: aic_faq.FAQ, profile: ProfileName, look: str) -> str:
    """Make the page of one profile in one look."""
    exporter = aic_faq.HTMLExporter(
        profile=profile,
        dates=True,
        tags=True,
        open="first" if profile == "details" else "none",
    )
    html = exporter.export(faq)
    for text in (_DARK_QUERY, _BOTH):
        if text not in html:
            message = f"the style sheet has no {text!r} any more, which the gallery replaces"
            raise ValueError(message)
    only = "@media all" if look == "dark" else "@media not all"
    return html.replace(_DARK_QUERY, only).replace(_BOTH, f"color-scheme: {look}")


def write_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write all pages beside the other files of a finished build."""
    if exception is not None or app.builder.format != "html":
        return
    faq = aic_faq.load(Path(app.srcdir, "gallery", "garden.md"))
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for profile in PROFILES:
        for look in LOOKS:
            (folder / f"{profile}-{look}.html").write_text(page(faq, profile, look), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add it to a project."""
    app.add_directive("faq-gallery", Gallery)
    app.connect("build-finished", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
