"""FAQs in Sphinx: ``.. aic-faq::`` shows a document, or questions of the page itself, in every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ("setup",)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    from sphinx_aic_faq._extension import register  # noqa: PLC0415 - the package can be had without Sphinx

    return register(app)
