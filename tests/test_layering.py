"""The walls of the house: which module may import which, and what `import aic_faq` costs."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sphinx_aic_faq

import aic_faq

if TYPE_CHECKING:
    from collections.abc import Iterator

# A layer imports from layers with the same or a lower number. The package itself is the
# front door: it offers what stands in 0 to 5, and only the command comes in through it.
LAYERS = {
    "_plugins": 0,
    "characters": 0,
    "checks": 4,
    "config": 5,
    "diagnostics": 0,
    "display": 0,
    "errors": 0,
    "fieldwise": 0,
    "files": 0,
    "markup": 0,
    "options": 0,
    "origin": 0,
    "patterns": 0,
    "source": 0,
    "urls": 0,
    "walking": 0,
    "languages": 1,
    "model": 1,
    "option_fields": 1,
    "richtext": 2,
    "readers": 3,
    "exporters": 4,
    "batch": 5,
    "verification": 5,
    "comparison": 5,
    "conversion": 5,
    "pinning": 5,
    "preview": 5,
    "revisions": 5,
    "schemas": 5,
    "search": 5,
    "starters": 5,
    "": 6,
    "cli": 7,
    "sphinx": 7,
    "__main__": 8,
}

# Slow to import, so that each stands behind one module of ours and inside a function.
ONE_IMPORTER = (
    "Stemmer",
    "distributed",
    "importlib.metadata",
    "jinja2",
    "justhtml",
    "markdown_it",
    "nh3",
    "rapidfuzz",
    "watchfiles",
    "wcwidth",
    "yaml",
)
NEVER_LOADED = {"attr", "attrs", "importlib.metadata", "jinja2", "json", "markdown_it", "yaml"}
NOT_FOR_THE_CORE = {"click", "docutils", "rich", "sphinx"}

MODULE_IN_ITS_PLACE = "isinstance(getattr(aic_faq, name), types.ModuleType)"

# What the Sphinx extension may use, as anybody may; the modules besides what `__all__` names.
PUBLIC_MODULES = ("aic_faq.markup", "aic_faq.readers.toolkit")

ROOT = Path(aic_faq.__file__).parent
EXTENSION = Path(sphinx_aic_faq.__file__).parent


class Import(NamedTuple):
    """One imported module, and where it is imported."""

    importer: str
    imported: str
    in_function: bool
    type_checking: bool


def modules() -> dict[str, Path]:
    """Give every module of the package by its name; the package itself is the empty name."""
    names = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


MODULES = modules()


def imports_of(importer: str) -> Iterator[Import]:
    """Walk the syntax tree of a module for its imports."""

    def walk(node: ast.AST, *, in_function: bool, type_checking: bool) -> Iterator[Import]:
        match node:
            case ast.Import(names=names):
                found = [name.name for name in names]
            case ast.ImportFrom(module=module, names=names, level=0) if module:
                found = [name for alias in names for name in _modules_meant(module, alias.name)]
            case ast.ImportFrom():
                pytest.fail(f"relative import in aic_faq.{importer}, line {node.lineno}")
            case _:
                found = []
        for name in found:
            yield Import(importer, name, in_function, type_checking)
        in_function |= isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        type_checking |= isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in ast.iter_child_nodes(node):
            yield from walk(child, in_function=in_function, type_checking=type_checking)

    tree = ast.parse(MODULES[importer].read_text(encoding="utf-8"))
    yield from walk(tree, in_function=False, type_checking=False)


def _modules_meant(module: str, name: str) -> Iterator[str]:
    """Tell the module that `from module import name` is about: a name may be a module, too."""
    longer = f"{module}.{name}"
    known = longer in ONE_IMPORTER or own_name(longer) in MODULES
    yield longer if known else module


def own_name(imported: str) -> str | None:
    """Give the name of one of our modules within the package, None for any other."""
    if imported == "aic_faq":
        return ""
    return imported.removeprefix("aic_faq.") if imported.startswith("aic_faq.") else None


def layer(name: str) -> int:
    """Give the layer of one of our modules."""
    return LAYERS[name.partition(".")[0]]


def belongs_to(imported: str, package: str) -> bool:
    """Tell whether a module is a package or stands in it."""
    return imported == package or imported.startswith(package + ".")


ALL_IMPORTS = tuple(found for name in MODULES for found in imports_of(name))


@pytest.mark.parametrize("name", sorted(MODULES), ids=lambda name: name or "aic_faq")
def test_every_module_has_a_layer(name: str) -> None:
    """No module stands outside the layers, so none escapes the other tests."""
    assert name.partition(".")[0] in LAYERS


def test_no_layer_imports_a_higher_one() -> None:
    """Imports point downwards, those for type checkers too."""
    own = [(found.importer, own_name(found.imported)) for found in ALL_IMPORTS]
    upwards = [
        f"{importer} -> {imported}"
        for importer, imported in own
        if imported is not None and layer(imported) > layer(importer)
    ]

    assert [] == upwards


def test_no_import_cycles() -> None:
    """Our modules can be imported in an order in which none waits for another."""
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    for found in ALL_IMPORTS:
        imported = own_name(found.imported)
        if imported is not None and not found.type_checking:
            graph[found.importer].add(imported)

    order = list(graphlib.TopologicalSorter(graph).static_order())

    assert sorted(MODULES) == sorted(order)


@pytest.mark.parametrize("package", ONE_IMPORTER)
def test_slow_packages_have_one_importer(package: str) -> None:
    """A package that is slow to import stands behind one module of ours."""
    importers = {found.importer for found in ALL_IMPORTS if belongs_to(found.imported, package)}

    assert 1 == len(importers), sorted(importers)


def test_slow_packages_are_imported_when_needed() -> None:
    """Slow packages are imported inside the function that needs them."""
    at_the_top = [
        f"{found.importer} -> {found.imported}"
        for found in ALL_IMPORTS
        if any(belongs_to(found.imported, package) for package in (*ONE_IMPORTER, "json"))
        and not (found.in_function or found.type_checking)
    ]

    assert [] == at_the_top


def test_the_core_knows_no_front_end() -> None:
    """Only the command imports what draws on terminals, and only the extension's second name Sphinx."""
    users = defaultdict(set)
    for found in ALL_IMPORTS:
        users[found.imported.partition(".")[0]].add(found.importer.partition(".")[0])
    expected = {"click": {"cli"}, "docutils": set(), "rich": {"cli"}, "sphinx": {"sphinx"}}
    outside = {
        package: users[package] - expected[package]
        for package in NOT_FOR_THE_CORE
        if users[package] - expected[package]
    }

    assert {} == outside


@pytest.mark.parametrize("path", sorted(EXTENSION.glob("*.py")), ids=lambda path: path.stem)
def test_the_extension_uses_public_names_only(path: Path) -> None:
    """What it needs others may need, too: all of it can be had from outside, and stays."""
    public = {name: import_module(name).__all__ for name in PUBLIC_MODULES}
    public["aic_faq"] = (*aic_faq.__all__, *(name.removeprefix("aic_faq.") for name in PUBLIC_MODULES))
    private = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                private += [each.name for each in names if own_name(each.name)]
            case ast.ImportFrom(module=str(module), names=names) if own_name(module) is not None:
                known = public.get(module, ())
                private += [f"{module}.{each.name}" for each in names if each.name not in known]
            case ast.Attribute(value=ast.Name(id="aic_faq"), attr=attr) if attr not in public["aic_faq"]:
                private.append(f"aic_faq.{attr}")
            case _:
                pass

    assert [] == private


def test_importing_the_package_is_cheap() -> None:
    """`import aic_faq` loads no parser, no exporter and none of what they need."""
    program = "import sys; before = set(sys.modules); import aic_faq; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert set() == NEVER_LOADED & set(loaded.stdout.split())


@pytest.mark.parametrize("name", aic_faq.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Every name of `__all__` can be had, is listed by `dir` and is had again as the same object."""
    value = getattr(aic_faq, name)

    assert value is getattr(aic_faq, name)
    assert name in dir(aic_faq)


def test_public_names_outlive_imports() -> None:
    """No module takes the place of a public name: importing one sets it on the package."""
    names = ", ".join(
        f"aic_faq.{name}" for name in MODULES if name and not name.startswith(("cli", "__main__"))
    )
    program = f"import types, {names}; print([name for name in aic_faq.__all__ if {MODULE_IN_ITS_PLACE}])"
    replaced = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]\n" == replaced.stdout


def test_other_names_are_refused_as_python_does() -> None:
    """A name that the package lacks raises the error that Python itself would raise."""
    with pytest.raises(AttributeError) as raised:
        _ = getattr(aic_faq, "no_such_name")  # noqa: B009 - a type checker refuses it, too

    assert "module 'aic_faq' has no attribute 'no_such_name'" == str(raised.value)
