"""Whether a page and its JSON-LD say the same, and say what the document says."""

from __future__ import annotations

from aic_faq.verification._report import Difference, Verification
from aic_faq.verification._verify import verify, verify_data

__all__ = ("Difference", "Verification", "verify", "verify_data")
