"""Who may import whom: the rooms of the house, and the one room of each library."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "pipeline"
LEAVES = {
    "issues",
    "layout",
    "messages",
    "decimals",
    "strict",
    "texts",
    "spans",
    "words",
}

MAY_IMPORT = {
    "__init__": set[str](),
    "__main__": {"cli"},
    "cli": {"__init__", "cli", "build", "desk", "transcribe", "telling", "texts"}
    | {"issues", "messages", "reading"},
    "build": {"stages", "exports", "telling", "contracts", "publish"}
    | {"issues", "layout"},
    "publish": {"issues", "layout"},
    "desk": {"transcribe", "stages", "records", "contracts"} | LEAVES,
    "transcribe": {"transcribe", "contracts", "reading"} | LEAVES,
    "checks": {"checks", "contracts", "reading"} | LEAVES,
    "stages": {"checks", "records", "comparing", "contracts", "reading"} | LEAVES,
    "telling": {"telling", "comparing", "decimals", "issues", "words"},
    "comparing": {"comparing", "contracts", "decimals"},
    "records": {"records", "contracts", "reading"} | LEAVES,
    "exports": {"contracts"} | LEAVES,
    "contracts": {"contracts", "decimals"},
    "reading": {"reading"},
    "strict": {"issues"},
    "issues": {"messages"},
    "messages": {"reading"},
    "layout": set(),
    "decimals": set(),
    "texts": set(),
    "spans": set(),
    "words": set(),
}

# Where each library may be imported: a room, or a module of one.
LIBRARIES = {
    "click": {"cli"},
    "watchfiles": {"cli"},
    "filelock": {"publish"},
    "pandera": {"contracts", "stages/validate", "stages/package"},
    "frictionless": {"contracts", "stages/package"},
    "polars": MAY_IMPORT.keys()
    - {"__init__", "__main__", "cli", "reading", "messages", "layout", "publish"},
}

MODULES = sorted(p.relative_to(ROOT) for p in ROOT.rglob("*.py"))


def imports(module: Path) -> set[str]:
    """Dotted names that a module imports, at any depth of its code."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room(module: Path) -> str:
    """The room of a module: its first folder, or itself."""
    return module.parts[0].removesuffix(".py")


def is_room(name: str) -> bool:
    """Whether it is a module or folder of the package, not a name in its __init__."""
    return (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_the_rooms_below_it(module: Path) -> None:
    own = [n.split(".")[1] for n in imports(module) if n.startswith("pipeline.")]
    rooms = {n if is_room(n) else "__init__" for n in own}

    assert rooms <= MAY_IMPORT[room(module)]


@pytest.mark.parametrize("folder", ["stages", "exports"])
def test_stages_and_exports_never_import_each_other_or_their_siblings(
    folder: str,
) -> None:
    for module in MODULES:
        if room(module) in ("stages", "exports"):
            assert not {
                n for n in imports(module) if n.startswith(f"pipeline.{folder}")
            }


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_library_is_imported_only_in_its_room(module: Path) -> None:
    foreign = {n.split(".")[0] for n in imports(module)} - sys.stdlib_module_names
    place = module.with_suffix("").as_posix()

    for library in foreign - {"pipeline"}:
        assert {room(module), place} & LIBRARIES[library], library


def test_the_readers_touch_no_file_no_clock_and_no_environment() -> None:
    banned = {"os", "io", "pathlib", "time", "random", "subprocess", "locale", "socket"}
    for module in MODULES:
        if room(module) == "reading":
            assert not {n.split(".")[0] for n in imports(module)} & banned, module
