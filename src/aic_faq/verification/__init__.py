"""Whether a page and its JSON-LD say the same, and say what the document says."""

from __future__ import annotations

from aic_faq.verification._report import Finding, Verification
from aic_faq.verification._verify import verify, verify_data

__all__ = ("Finding", "Verification", "verify", "verify_data")
