"""What autodoc says of our names: references lead to where a name is public, not to where it is defined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aic_faq
from aic_faq import markup
from aic_faq.readers import toolkit

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

__all__ = ("setup",)

# What attrs makes anew each time, or what stands for nothing: how it is shown in Python helps nobody.
_DEFAULT = re.compile(r"= (?:NOTHING|<[\w.]+ object>|RichText\(markdown='', blocks=\(\)\))")
_TOGETHER = re.compile(r":ivar (?P<names>\w+(?:, \w+)+):(?P<words>.*)")


def public_name(target: str) -> str | None:
    """Give the public name of what is defined under another one."""
    name = target.rpartition(".")[2]
    if name in aic_faq.__all__:
        return f"aic_faq.{name}"
    modules = (markup, toolkit)
    return next((f"{module.__name__}.{name}" for module in modules if name in module.__all__), None)


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a reference to a name of ours by its public name."""
    target = node.get("reftarget", "")
    name = public_name(target) if node.get("refdomain") == "py" else None
    if name is None or name == target:
        return None
    domain = env.domains.python_domain
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, contnode)


def shown_signature(
    _app: Sphinx, what: str, _name: str, value: object, _options: object, signature: str, returned: str
) -> tuple[str, str] | None:
    """Leave out the arguments that Python gives to a protocol, which nobody calls, and empty defaults."""
    if what != "class":
        return None
    if getattr(value, "_is_protocol", False) and signature == "(*args, **kwargs)":
        return "", ""
    return _DEFAULT.sub("= ...", signature), returned


def divide_attributes(
    _app: Sphinx, _what: str, _name: str, _value: object, _options: object, lines: list[str]
) -> None:
    """Give each of several attributes that are described together a line of its own."""
    divided: list[str] = []
    for line in lines:
        if found := _TOGETHER.fullmatch(line):
            divided += [f":ivar {name}:{found['words']}" for name in found["names"].split(", ")]
        else:
            divided.append(line)
    lines[:] = divided


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add it to a project."""
    app.connect("autodoc-process-signature", shown_signature)
    app.connect("autodoc-process-docstring", divide_attributes, priority=900)  # after napoleon
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
