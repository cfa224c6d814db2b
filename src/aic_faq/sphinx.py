"""The name under which projects may list the extension: ``extensions = ["aic_faq.sphinx"]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ("setup",)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension ``sphinx_aic_faq``, unless it stands beside this name."""
    app.setup_extension("sphinx_aic_faq")
    version = app.extensions["sphinx_aic_faq"].version
    return {"version": version, "parallel_read_safe": True, "parallel_write_safe": True}
