"""Who may import whom: layers from top to bottom, and the one place of each library."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "pipeline"

# A package or module imports only what stands in a later line, and itself.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"cluster"},
    {"distribution"},
    {"build", "dataset", "transcription", "uptodate"},
    {"assembly"},
    {
        "validation",
        "normalization",
        "rendering",
        "verification",
        "warnings",
        "metadata",
    },
    {"ingestion", "datapackage", "comparison", "anchors"},
    {"schemas", "engine"},
    {"storage"},
    {"cache", "meter"},
    {"reading", "issues", "decimals", "matching", "paths", "files"},
    {"budgets", "settings"},
    {"__init__"},
)

# The same within the reader.
READING_LAYERS = (
    {"__init__"},
    {"reader", "explain"},
    {"rules", "parted"},
    {"quantities"},
    {"times"},
    {"numbers"},
    {"phrases"},
    {"context"},
    {"lexing", "serialization"},
    {"languages", "model", "calendar", "reference"},
)

# Where each library may be imported: a package, or a module of one.
LIBRARIES = {
    "click": {"cli"},
    "watchfiles": {"cli"},
    "distributed": {"cluster"},
    "filelock": {"cache", "datapackage/publish", "datapackage/scratch"},
    "pandera": {"schemas"},
    "frictionless": {"datapackage/conformance"},
    "xlsxwriter": {"distribution/xlsx"},
    "polars": set[str]().union(*LAYERS)
    - {"__main__", "__init__", "cli", "cluster", "engine", "meter", "reading"},
}

MODULES = sorted(p.relative_to(ROOT) for p in ROOT.rglob("*.py"))

# The loader, which people use without the pipeline: its modules from top to bottom.
LOADER = ROOT.parent / "resolution57"
LOADER_LAYERS = (
    {"__init__"},
    {"dataset"},
    {"frames", "pandas_frames"},
    {"places"},
    {"fetching", "descriptor", "intervals", "records"},
    {"errors"},
)
LOADER_LIBRARIES = {"polars", "pandas"}
# What reaches another machine.
NETWORK = {"socket", "http", "urllib", "ssl", "ftplib"}


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


def package(module: Path) -> str:
    """The package of a module: its first folder, or itself."""
    return module.parts[0].removesuffix(".py")


def is_package(name: str) -> bool:
    """Whether it is a module or folder of the pipeline, not a name in its __init__."""
    return (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file()


def layer(name: str, layers: tuple[set[str], ...]) -> int:
    """The layer that a package stands in, 0 for the top."""
    (found,) = (at for at, names in enumerate(layers) if name in names)
    return found


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_the_layers_below_it(module: Path) -> None:
    own = {n.split(".")[1] for n in imports(module) if n.startswith("pipeline.")}
    packages = {n if is_package(n) else "__init__" for n in own} - {package(module)}

    lower = layer(package(module), LAYERS)
    for name in packages:
        assert layer(name, LAYERS) > lower, name


@pytest.mark.parametrize(
    "module", [m for m in MODULES if package(m) == "reading"], ids=str
)
def test_a_module_of_the_reader_imports_only_the_layers_below_it(module: Path) -> None:
    own = module.parts[1].removesuffix(".py")
    names = [n.removeprefix("pipeline.reading.") for n in imports(module)]
    below = {n.split(".")[0] for n in names if not n.startswith("pipeline.")} - {own}

    lower = layer(own, READING_LAYERS)
    for name in below & set().union(*READING_LAYERS):
        assert layer(name, READING_LAYERS) > lower, name


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_library_is_imported_only_in_its_place(module: Path) -> None:
    foreign = {n.split(".")[0] for n in imports(module)} - sys.stdlib_module_names
    place = module.with_suffix("").as_posix()

    for library in foreign - {"pipeline"}:
        assert {package(module), place} & LIBRARIES[library], library


@pytest.mark.parametrize("module", sorted(LOADER.glob("*.py")), ids=lambda p: p.stem)
def test_the_loader_imports_nothing_of_the_pipeline(module: Path) -> None:
    names = imports(module)
    foreign = {n.split(".")[0] for n in names} - sys.stdlib_module_names
    own = {n.split(".")[1] for n in names if n.startswith("resolution57.")}

    assert foreign <= LOADER_LIBRARIES | {"resolution57"}
    for name in own:
        assert layer(name, LOADER_LAYERS) > layer(module.stem, LOADER_LAYERS), name


def test_one_module_of_the_loader_uses_the_network_and_none_writes() -> None:
    for module in LOADER.glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        roots = {name.split(".")[0] for name in imports(module)}

        # An opener of addresses opens no file.
        assert any(map(writes, calls)) == (module.stem == "fetching"), module
        assert bool(roots & NETWORK) == (module.stem == "fetching"), module


def test_the_readers_touch_no_file_no_clock_and_no_environment() -> None:
    banned = {"os", "io", "pathlib", "time", "random", "subprocess", "locale", "socket"}
    for module in MODULES:
        if package(module) == "reading":
            assert not {n.split(".")[0] for n in imports(module)} & banned, module


# What writes to a place without saying so in a mode.
WRITERS = {"write_text", "write_bytes", "touch", "truncate", "fdopen"}
COPIERS = {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move"}
# `pipeline.files` itself, click's help and the cells of a workbook, which are no files.
NO_FILES = {"disk", "formatter", "sheet"}
# What opens a file by its name: a database, a workbook.
OPENERS = {"connect", "Workbook"}
# What bytes that are no file are called; and a database.
IN_MEMORY = {"buffer", "':memory:'"}


def writes(call: ast.Call) -> bool:
    """Whether a call opens a place for writing, as far as can be seen."""
    parts = ast.unparse(call.func).split(".")
    owner, name = ".".join(parts[:-1]), parts[-1]
    if name == "open":
        return opens_for_writing(call, owner)
    if owner in NO_FILES | IN_MEMORY:
        return False
    if name in OPENERS:
        return ast.unparse(call.args[0]) not in IN_MEMORY
    if owner in {"shutil", "tempfile"}:
        return owner == "tempfile" or name in COPIERS
    if name in WRITERS or (owner and name.startswith("sink_")):
        return True
    # Frames: `write_csv()` without a place returns text.
    places = [*call.args, *(k.value for k in call.keywords if k.arg == "file")]
    has_place = any(ast.unparse(place) not in IN_MEMORY for place in places)
    return bool(owner) and name.startswith("write_") and has_place


def opens_for_writing(call: ast.Call, owner: str) -> bool:
    """Whether a call of some `open` may write: its mode says so, or is not constant."""
    if owner == "os":
        if ast.unparse(call.args[0]) == "os.devnull":
            return False  # keeps nothing
        return ast.unparse(call.args[1]) != "os.O_RDONLY"
    at = 1 if owner in {"", "io"} else 0
    modes = [k.value for k in call.keywords if k.arg == "mode"] + call.args[at : at + 1]
    return any(
        not isinstance(mode, ast.Constant) or bool(set("wax+") & set(str(mode.value)))
        for mode in modes
    )


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_one_module_opens_files_for_writing(module: Path) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [ast.unparse(call) for call in calls if writes(call)]

    assert bool(found) == (module == Path("files.py")), found


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open(p)", False),
        ("open(p, 'rb')", False),
        ("open(p, 'w')", True),
        ("open(p, mode='r+')", True),
        ("open(p, mode)", True),
        ("p.open('xb')", True),
        ("p.open()", False),
        ("io.open(p, 'a')", True),
        ("os.open(p, os.O_RDONLY)", False),
        ("os.open(p, os.O_WRONLY)", True),
        ("p.write_text('x')", True),
        ("p.touch()", True),
        ("shutil.copy(a, b)", True),
        ("shutil.rmtree(a)", False),
        ("frame.write_csv()", False),
        ("frame.write_csv(line_terminator='x')", False),
        ("frame.write_csv(p)", True),
        ("frame.write_parquet(file=p)", True),
        ("frame.write_parquet(buffer)", False),
        ("frame.sink_csv(p)", True),
        ("sheet.write_string(0, 0, 'x')", False),
        ("Workbook(buffer, options)", False),
        ("Workbook(p)", True),
        ("sqlite3.connect(':memory:')", False),
        ("sqlite3.connect(p)", True),
        ("buffer.truncate(1)", False),
        ("file.truncate(1)", True),
        ("tempfile.mkstemp()", True),
        ("write_file(p, b'')", False),
        ("disk.write_flushed(p, b'')", False),
    ],
)
def test_a_call_that_writes_is_known_by_its_form(code: str, expected: bool) -> None:  # noqa: FBT001 - a case
    call = ast.parse(code, mode="eval").body

    assert isinstance(call, ast.Call)
    assert writes(call) == expected
