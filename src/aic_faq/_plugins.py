"""What the metadata of distributions say: our version, and what others add to aic-faq.

Exporters and readers of others are found by their entry points.

See https://packaging.python.org/specifications/entry-points/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aic_faq.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

__all__ = ("load_plugin", "plugin_names", "version")


def version() -> str:
    """Give the version of aic-faq that is installed."""
    from importlib.metadata import version as version_of  # noqa: PLC0415 - costs 30 ms

    return version_of("aic-faq")


def plugin_names(group: str, /) -> frozenset[str]:
    """Give the names of all plug-ins of a group; none of them is loaded."""
    return frozenset(_entry_points(group).names)


def load_plugin(group: str, name: str, /) -> object:
    """Load the plug-in ``name`` of a group, and no other; None where there is none.

    Raises:
        PluginError: where several distributions claim the name, or it cannot be loaded.
    """
    claims = list(_entry_points(group).select(name=name))
    if not claims:
        return None
    if len(claims) > 1:
        owners = " and ".join(sorted({_owner(claim) for claim in claims}))
        message = (
            f"the name {name!r} of {group} is claimed more than once, by {owners}: uninstall all but one"
        )
        raise PluginError(message)
    try:
        return claims[0].load()
    except (ImportError, AttributeError) as error:
        message = f"{name!r} of {group} cannot be loaded from {_owner(claims[0])}: {error}"
        raise PluginError(message) from error


def _entry_points(group: str) -> EntryPoints:
    from importlib.metadata import entry_points  # noqa: PLC0415 - costs 30 ms, and built-ins do without

    return entry_points(group=group)


def _owner(entry_point: EntryPoint) -> str:
    return "an unnamed distribution" if entry_point.dist is None else entry_point.dist.name
