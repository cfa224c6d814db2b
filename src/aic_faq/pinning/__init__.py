"""Ids that stay what they are: written into the document, and held against what was published."""

from __future__ import annotations

from aic_faq.pinning._baseline import read_baseline, write_baseline
from aic_faq.pinning._pin import PinnedIds, pin_ids
from aic_faq.pinning._vanished import successors

__all__ = ("PinnedIds", "pin_ids", "read_baseline", "successors", "write_baseline")
