"""What a native document may hold, told to editors and to content management systems."""

from __future__ import annotations

from aic_faq.schemas._decap import decap_collection
from aic_faq.schemas._json_schema import json_schema

__all__ = ("decap_collection", "json_schema")
