"""Documents in the browser while they are written: a server for this machine that reloads on each save."""

from __future__ import annotations

from aic_faq.preview._documents import Documents
from aic_faq.preview._preview import Preview
from aic_faq.preview._server import AddressInUseError
from aic_faq.preview._settings import Settings

__all__ = ("AddressInUseError", "Documents", "Preview", "Settings")
