"""The name under which projects may list the extension: ``extensions = ["aic_faq.sphinx"]``."""

from sphinx_aic_faq import setup as setup
