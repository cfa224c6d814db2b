"""What can be chosen about HTML, by name."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ("DESIGN_SYSTEMS", "UNFOLDED", "Contents", "Opened", "ProfileName")

ProfileName: TypeAlias = Literal["details", "headings", "dl", "dsfr", "govuk"]

DESIGN_SYSTEMS = frozenset({"dsfr", "govuk"})
"""Profiles that belong on sites with the files of a design system."""

UNFOLDED = frozenset({"headings", "dl"})
"""Profiles that show every answer."""

Contents: TypeAlias = Literal["none", "sections", "questions"]
Opened: TypeAlias = Literal["none", "first", "all"]
