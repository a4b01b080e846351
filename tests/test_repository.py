"""Rules of the house that no linter knows."""

import ast
import importlib
import os
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grimp

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "cchc_wagtail"
TEMPLATES = PACKAGE / "templates"
STATIC = PACKAGE / "static"
#: Built or private folders that no rule is about.
SKIPPED = {".git", ".venv", "build", "dist", "node_modules", "__pycache__", "var", "screenshots"}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}
LINE_LIMIT = 400
#: Lines of a function, from ``def`` to its end; ruff.toml limits its statements and branches.
FUNCTION_LIMIT = 40
#: Left as it is until its inside is rebuilt; ruff.toml names it too.
LONG_FUNCTIONS_ALLOWED = PACKAGE / "official"
#: Names of XML vocabularies look like addresses, but nobody fetches them.
NAMESPACES = re.compile(r"https?://(?:www\.)?w3\.org/[\w/.#-]*")
INLINE = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")")
SECRET = re.compile(
    r"""(?ix)
    \b(?:secret_key|password|passwd|api_key|access_token)\s*=\s*["'][^"'{}\s]{8,}["']
    | -----BEGIN\ [A-Z ]*PRIVATE\ KEY-----
    | \bAKIA[0-9A-Z]{16}\b
    | \bgh[pousr]_[A-Za-z0-9]{30,}\b
    """
)


def files(folder: Path, *suffixes: str) -> Iterator[Path]:
    """Every file below ``folder`` with one of ``suffixes``; all files when none is given."""
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in SKIPPED and name[0] != "."]
        for name in names:
            path = Path(top, name)
            if not suffixes or path.suffix in suffixes:
                yield path


def shown(paths: list) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def modules() -> list[Path]:
    """Our modules; migrations are written by a machine."""
    return [path for path in files(ROOT, ".py") if "migrations" not in path.parts]


def imported_by(path: Path) -> set[str]:
    """Top names of everything that a module imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_modules_stay_below_the_wall():
    long = [p for p in modules() if len(p.read_text(encoding="utf-8").splitlines()) > LINE_LIMIT]
    assert shown(long) == []


def test_functions_stay_short():
    long = []
    for path in modules():
        if path.is_relative_to(LONG_FUNCTIONS_ALLOWED):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = node.end_lineno - node.lineno + 1
                long += [f"{path.name}: {node.name}: {lines}"] if lines > FUNCTION_LIMIT else []
    assert long == []


def public_functions(body: list[ast.stmt], in_class: bool = False) -> Iterator[tuple[Any, bool]]:
    """Functions and methods whose names, and those of their classes, have no underscore first.

    With each stands whether it is a method.
    """
    for node in body:
        if isinstance(node, ast.If | ast.Try | ast.With):
            yield from public_functions(node.body, in_class)
        elif getattr(node, "name", "_").startswith("_"):
            continue
        elif isinstance(node, ast.ClassDef):
            yield from public_functions(node.body, True)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, in_class


def is_annotated(function: Any, is_method: bool) -> bool:
    """Whether every argument, apart from the object itself, and the result have a type."""
    known = function.args
    arguments = [*known.posonlyargs, *known.args]
    if is_method and "staticmethod" not in map(ast.unparse, function.decorator_list):
        del arguments[0]
    arguments += [*known.kwonlyargs, *filter(None, (known.vararg, known.kwarg))]
    return bool(function.returns) and all(argument.annotation for argument in arguments)


def test_public_functions_of_the_package_are_annotated():
    bare = [
        f"{path.relative_to(PACKAGE)}:{function.lineno}: {function.name}"
        for path in files(PACKAGE, ".py")
        if "migrations" not in path.parts
        for function, is_method in public_functions(ast.parse(path.read_text("utf-8")).body)
        if not is_annotated(function, is_method)
    ]
    assert bare == []


def test_the_type_checker_finds_all_that_it_shall_check():
    """It says nothing of a folder that has moved away."""
    source = tomllib.loads((ROOT / "ty.toml").read_text(encoding="utf-8"))["src"]
    missing = [name for name in source["include"] + source["exclude"] if not any(ROOT.glob(name))]
    assert missing == []


def test_no_module_is_a_drawer_for_everything():
    drawers = [p for p in modules() if p.stem in DRAWERS or p.parent.name in DRAWERS]
    assert shown(drawers) == []


def test_package_imports_neither_example_site_nor_tests():
    bad = [p for p in files(PACKAGE, ".py") if imported_by(p) & {"school", "example_site", "tests"}]
    assert shown(bad) == []


def test_example_site_uses_nothing_of_the_tests():
    bad = [p for p in files(ROOT / "example_site", ".py") if "tests" in imported_by(p)]
    assert shown(bad) == []


def test_only_the_registers_import_modeladmin():
    users = [path for path in files(PACKAGE, ".py") if "wagtail_modeladmin" in imported_by(path)]
    elsewhere = [path for path in users if path.parent != PACKAGE / "modeladmin"]
    assert users and shown(elsewhere) == []


def circles(graph: grimp.ImportGraph) -> list[set[str]]:
    """The sets of modules of which each leads back to itself, imports inside functions included."""
    below = {name: graph.find_downstream_modules(name) for name in graph.modules}
    return [
        {other for other in users if name in below[other]} | {name}
        for name, users in below.items()
        if name in users or any(name in below[other] for other in users)
    ]


def test_no_modules_import_each_other_in_a_circle():
    assert circles(grimp.build_graph("cchc_wagtail", cache_dir=None)) == []


def test_the_count_of_circles_sees_one():
    graph = grimp.ImportGraph()
    graph.add_import(importer="a", imported="b")
    graph.add_import(importer="b", imported="c")
    assert circles(graph) == []
    graph.add_import(importer="c", imported="a")
    assert {"a", "b", "c"} in circles(graph)


#: Imports that cannot stand at the top of their module; each says there why.
INNER_IMPORTS = {
    ("apps.py", "cchc_wagtail.checks"),
    ("apps.py", "cchc_wagtail.signal_handlers"),
    ("vietnamese_admin/coverage.py", "cchc_wagtail.vietnamese_admin.catalogues"),
    ("vietnamese_admin/patches.py", "django.contrib.auth.models"),
}


def inner_imports(path: Path) -> Iterator[str]:
    """What a module imports inside its functions."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    yield node.module or "."
                elif isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names)


def test_imports_stand_at_the_top_except_for_extras_and_the_start():
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in files(PACKAGE, ".py")
        for name in inner_imports(path)
    }
    assert found == INNER_IMPORTS


def test_no_model_is_looked_up_by_its_name():
    found = [p for p in files(PACKAGE, ".py") if ".get_model(" in p.read_text(encoding="utf-8")]
    assert shown(found) == []


def test_every_module_of_the_package_can_be_imported():
    modules = [found.name for found in pkgutil.walk_packages([str(PACKAGE)], "cchc_wagtail.")]
    assert "cchc_wagtail.middleware" in modules
    for name in modules:
        importlib.import_module(name)


def private_names_of_django(path: Path) -> set[str]:
    """Names with a leading underscore that a module takes from Django, which may drop them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imports = [node for node in imports if (node.module or "").partition(".")[0] == "django"]
    taken = {alias.name for node in imports for alias in node.names}
    modules = {alias.asname or alias.name for node in imports for alias in node.names}
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    taken |= {
        node.attr
        for node in attributes
        if isinstance(node.value, ast.Name) and node.value.id in {*filter(str.islower, modules)}
    }
    return {name for name in taken if re.match("_[^_]", name)}


def test_no_private_name_of_django_is_used():
    found = {path: private_names_of_django(path) for path in files(PACKAGE, ".py")}
    assert {path: names for path, names in found.items() if names} == {}


def test_templates_carry_no_inline_script_or_style():
    found = []
    for path in files(TEMPLATES, ".html"):
        text = path.read_text(encoding="utf-8")
        found += [path] if INLINE.search(text) or INLINE_SCRIPT.search(text) else []
    assert shown(found) == []


def test_templates_and_static_files_name_no_other_host():
    found = []
    for path in [*files(TEMPLATES), *files(STATIC, ".css", ".js", ".svg")]:
        text = NAMESPACES.sub("", path.read_text(encoding="utf-8"))
        if re.search(r"https?://|[\"'(]//[a-z]", text):
            found.append(path)
    assert shown(found) == []


def test_package_ships_no_template_of_the_host_or_of_wagtail():
    top = {path.name for path in TEMPLATES.iterdir()}
    assert top == {"cchc_wagtail"}


def test_no_secret_lies_in_the_repository():
    found = []
    for path in files(ROOT):
        if path.suffix in {".png", ".docx", ".mo", ".sqlite3", ".xlsx"} or path.name[0] == ".":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in SECRET.finditer(text)]
    assert found == []


def test_no_file_names_a_path_of_somebodys_machine():
    words = re.compile(r"/(?:home/[a-z]+|Users/[A-Z]\w+|work|tmp)/[\w-]+")
    kinds = (".py", ".md", ".cfg", ".toml", ".html", ".css", ".js", ".po")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files(ROOT, *kinds)
        if path != Path(__file__).resolve()
        for match in words.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
