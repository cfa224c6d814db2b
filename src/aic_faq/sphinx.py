"""The name under which projects may list the extension: ``extensions = ["aic_faq.sphinx"]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ("setup",)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension ``sphinx_aic_faq``."""
    from sphinx_aic_faq import setup as set_up_extension  # noqa: PLC0415 - it needs Sphinx

    return set_up_extension(app)
