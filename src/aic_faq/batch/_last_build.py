"""The build before this one: whether it came to its end, and whether anything is different now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.batch._digests import new_digest

if TYPE_CHECKING:
    from aic_faq.batch._manifest import Manifest
    from aic_faq.batch._records import Settings

__all__ = ("LastBuild",)

_NOTE, _AT_WORK = "running", "1"
_REPEATED = "repeated"
# What is made again says so itself.
_AS_IT_WAS = "UPDATE document SET state = 'unchanged' WHERE state = 'built'"


class LastBuild:
    """Hold what is known of the last build, and note that this one is at work until it :meth:`ends <end>`.

    Attributes:
        was_killed: whether it did not come to its end.
    """

    def __init__(self, manifest: Manifest, settings: Settings, /) -> None:
        self._manifest = manifest
        options = settings.options
        self._site = new_digest(settings.digest, f"{options.repeated} {options.title}".encode()).hexdigest()
        noted = manifest.note(_NOTE)
        self.was_killed = noted == _AT_WORK
        self._was_same = noted == self._site
        manifest.run(_AS_IT_WAS)
        manifest.set_note(_NOTE, _AT_WORK)
        manifest.commit(at_once=True)
        self._changes = manifest.changes

    @property
    def holds(self) -> bool:
        """Tell whether nothing is different so far that concerns the site as a whole."""
        return self._was_same and self._manifest.changes == self._changes

    @property
    def has_repetitions(self) -> bool:
        """Tell whether questions stood on several pages."""
        return bool(self._manifest.note(_REPEATED))

    def end(self, *, has_repetitions: bool) -> None:
        """Note that this build has come to its end."""
        self._manifest.set_note(_REPEATED, "1" if has_repetitions else "")
        self._manifest.set_note(_NOTE, self._site)
