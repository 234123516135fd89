"""The rules of the house, as CONTRIBUTING.md draws them: who imports whom, what lives where.

Every test lists all that breaks its rule, each in a sentence that says what to do.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mcda"

FLOORS = (
    "case",
    "specialization",
    "ranking",
    "robustness",
    "allocation",
    "charts",
    "report",
)  # a folder imports only from itself and from folders named before it
COMMAND_LINE = ("cli", "arguments", "option_types", "__main__")  # may import from every floor

HOMES = {
    "numpy": (*FLOORS, "ui", *COMMAND_LINE),
    "pymcdm": ("ranking",),
    "pulp": ("allocation",),
    "highspy": ("allocation",),
    "openpyxl": ("case",),
    "defusedxml": ("case",),
    "xlsxwriter": ("case", "report"),
    "altair": ("charts", "report", "ui"),
    "pandas": ("charts", "report", "ui"),
    "vl_convert": ("report",),
    "reportlab": ("report",),
    "scipy": ("robustness",),
    "pptx": ("report",),
    "streamlit": ("ui", "app"),
    "starlette": ("ui", "app"),
}  # the only folders and files that import a library

IMPORTED_AS = {"python_pptx": "pptx", "vl_convert_python": "vl_convert"}

TESTED_THROUGH_OTHERS = {
    "mcda/__main__.py": "tests/test_cli.py starts it",
    "mcda/allocation/payments.py": "tests/allocation/checker.py reads every payment of a plan",
    "mcda/allocation/shared_rows.py": "tests/allocation/checker.py reads the rules again",
    "mcda/allocation/translate.py": "tests/allocation/test_solve.py runs it with both solvers",
    "mcda/allocation/venture_rows.py": "tests/allocation/checker.py reads the rules again",
    "mcda/case/assemble.py": "a step of reading; tests/case/test_read.py",
    "mcda/case/draft.py": "a step of reading; tests/case/test_read.py",
    "mcda/case/exact_reader.py": "a step of reading workbooks; tests/case/test_read_workbook.py",
    "mcda/case/model.py": "declares fields; reading and writing use them all",
    "mcda/case/record.py": "declares fields; reading and writing use them all",
    "mcda/case/regional.py": "declares fields; reading and writing use them all",
    "mcda/case/ventures.py": "declares fields; reading and writing use them all",
    "mcda/ranking/scenario.py": "declares fields; every ranking uses them",
    "mcda/report/audit/*.py": "tests/report/audit/test_workbook.py computes every sheet anew",
    "mcda/report/origin.py": "tests/ui/views/test_regions.py shows its tables",
    "mcda/ui/*.py": "tests/ui/views runs every page, and each page runs these",
    "mcda/ui/components/*.py": "tests/ui/views runs every page, and each page draws these",
}  # patterns, and why their modules need no tests of their own

CHECKED = (
    *("app.py", "mcda", "tests", "benchmarks", "data", ".ci", ".streamlit"),
    *("Makefile", "README.md", "CONTRIBUTING.md", "pyproject.toml"),
    *("requirements.txt", "requirements-dev.txt"),
)
MACHINE = re.compile(
    r"(?<![\w.:/<-])/(?:work|tmp|root|home|Users)/"  # a path on somebody's machine
    r"|pypi\.(?:org|python)|pythonhosted\.|--(?:extra-)?index[-]url|--find[-]links"
)


def sources() -> list[Path]:
    """Return the modules of the program, in a fixed order."""
    return [ROOT / "app.py", *sorted(PACKAGE.rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(path: Path) -> str:
    """Return the folder of mcda in which a module lives, or its own name where it is in none."""
    inside = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT)
    return inside.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, at its top or within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    """Return the parts of mcda that a module imports from."""
    names = (name.split(".") for name in imports(path))
    return {name[1] for name in names if name[0] == "mcda" and len(name) > 1}


def libraries_imported(path: Path) -> set[str]:
    roots = {name.split(".")[0] for name in imports(path)}
    return roots - {"mcda", ""} - sys.stdlib_module_names


def refuse(problems: Iterable[str]) -> None:
    listed = list(problems)
    if listed:
        pytest.fail("\n".join(listed), pytrace=False)


def declared(text: str) -> str:
    """Return the import name of a requirement, such as xlsxwriter for XlsxWriter>=3."""
    match = re.match(r"[\w.-]+", text)
    assert match is not None
    name = match[0].lower().replace("-", "_")
    return IMPORTED_AS.get(name, name)


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_folders_import_only_from_folders_above_them():
    def allowed(part: str) -> set[str]:
        if part == "app":
            return {"ui"}
        if part in COMMAND_LINE:
            return {*FLOORS, *COMMAND_LINE}
        if part == "ui":
            return {*FLOORS, "ui"}
        return set(FLOORS[: FLOORS.index(part) + 1])

    known = {*FLOORS, *COMMAND_LINE, "ui", "app", "__init__"}
    refuse(
        f"{name_of(path)}: mcda/{part_of(path)} is not in the house; "
        "name it in CONTRIBUTING.md and in tests/test_house.py."
        for path in sources()
        if part_of(path) not in known
    )
    refuse(
        f"{name_of(path)} imports from mcda.{other}, which is not above it; "
        "move what both need further up."
        for path in sources()
        if part_of(path) != "__init__"
        for other in sorted(
            parts_imported(path) - allowed(part_of(path)) - {"__version__", "PRODUCT"}
        )
    )


def test_imports_are_absolute():
    refuse(
        f"{name_of(path)} has a relative import ({name}); write it from mcda on."
        for path in sources()
        for name in imports(path)
        if name.startswith(".")
    )


def test_libraries_stay_in_their_homes():
    refuse(
        f"{name_of(path)} imports {library}, whose place is: "
        f"{', '.join(HOMES.get(library, ())) or 'nowhere; declare it in pyproject.toml'}."
        for path in sources()
        for library in sorted(libraries_imported(path))
        if part_of(path) not in HOMES.get(library, ())
    )


def test_runtime_dependencies_are_those_that_are_imported():
    requirements = {declared(text) for text in project()["project"]["dependencies"]}
    imported = set().union(*(libraries_imported(path) for path in sources()))
    refuse(
        f"{name} is imported, but pyproject.toml does not declare it."
        for name in sorted(imported - requirements)
    )
    refuse(
        f"{name} is declared in pyproject.toml, but nothing imports it."
        for name in sorted(requirements - imported)
    )


def test_every_dependency_says_what_it_is_for():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    groups = project()
    texts = [*groups["project"]["dependencies"], *groups["dependency-groups"]["dev"]]
    refuse(
        f"pyproject.toml: say in a comment on its line what {text} is for."
        for text in texts
        if not any(re.search(rf'"{re.escape(text)}",\s+# \S', line) for line in lines)
    )


def test_lock_files_pin_every_dependency():
    groups = project()
    runtime = groups["project"]["dependencies"]
    development = [*runtime, *groups["dependency-groups"]["dev"]]
    for file, texts in (("requirements.txt", runtime), ("requirements-dev.txt", development)):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and not line.lstrip().startswith("#")]
        refuse(
            f"{file}: {pin} is not an exact pin; run make lock."
            for pin in pins
            if not re.fullmatch(r"[\w.-]+==[\w.+-]+( ; .+)?", pin)
        )
        pinned = {declared(pin) for pin in pins}
        refuse(
            f"{file} lacks {text}; run make lock." for text in texts if declared(text) not in pinned
        )


def test_modules_are_read_in_one_sitting():
    most = {ROOT / "app.py": 60}
    refuse(
        f"{name_of(path)} has {lines} lines, and {most.get(path, 600)} are too many; "
        "split it by what it tells."
        for path in sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= most.get(path, 600)
    )


def test_file_names_say_what_lives_there():
    empty = re.compile(r"(utils?|helpers?|managers?|common|misc|stuff)(_|$)|_(utils?|helpers?)$")
    refuse(
        f"{name_of(path)}: the name tells nothing; call it after what lives there."
        for path in (*sources(), *sorted((ROOT / "tests").rglob("*.py")))
        if empty.search(path.stem)
    )


def test_only_cache_py_remembers():
    may = {PACKAGE / "ui" / f"{name}.py" for name in ("cache", "plan_cache", "remember")}
    refuse(
        f"{name_of(path)} caches; wrap the core function in mcda/ui/cache.py or plan_cache.py."
        for path in sources()
        if path not in may
        and re.search(r"\bcache_(data|resource)\b|\blru_cache\b", path.read_text(encoding="utf-8"))
    )


def test_what_is_remembered_for_the_whole_process_depends_on_no_case():
    refuse(
        f"{name_of(path)}: {match[1]} keeps what it was given for ever, perhaps of an uploaded "
        "case; use `sketched` of mcda/charts/picture.py, or mcda/ui/remember.py."
        for folder in ("ranking", "robustness", "allocation", "charts", "report", "ui")
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        for match in re.finditer(
            r"^@(?:functools\.)?cache\ndef (\w+)\((?!\))", path.read_text("utf-8"), re.MULTILINE
        )
        if path != PACKAGE / "ui" / "text.py"
    )


def test_styles_do_not_touch_what_streamlit_keeps_private():
    private = re.compile(r"st-emotion|data-testid|\.st[A-Z]\w+|\.css-\w+")
    refuse(
        f"{name_of(path)} styles {match[0]}, which any release of Streamlit may rename; "
        "use the theme, or a key and its class st-key-..."
        for path in (*sources(), *sorted(PACKAGE.rglob("*.css")), *sorted(PACKAGE.rglob("*.js")))
        if (match := private.search(path.read_text(encoding="utf-8")))
    )


def test_names_from_a_case_are_never_run_as_html():
    refuse(
        f"{name_of(path)} allows HTML in a text that may hold names from a case; escape it instead."
        for path in sources()
        if "unsafe_allow_" in path.read_text(encoding="utf-8")
    )


def test_every_module_has_its_tests():
    """A module's tests are those named after it, or others of its part that import it."""
    refuse(
        f"tests/test_house.py: nothing is named {pattern} any more; forget it there."
        for pattern in TESTED_THROUGH_OTHERS
        if not any(ROOT.glob(pattern))
    )
    through_others = {path for pattern in TESTED_THROUGH_OTHERS for path in ROOT.glob(pattern)}
    refuse(
        f"{name_of(path)} has no tests of its own; write {name_of(mirror_of(path))}."
        for path in sorted({*PACKAGE.rglob("*.py")} - through_others)
        if path.stem != "__init__"
        and not mirror_of(path).is_file()
        and not any(imports_module(test, path) for test in files_beside(path))
    )


def mirror_of(path: Path) -> Path:
    """Return where the tests of a module are expected: tests/ranking/test_topsis.py."""
    folder = ROOT / "tests" / path.relative_to(PACKAGE).parent
    return folder / f"test_{path.stem}.py"


def files_beside(path: Path) -> Iterator[Path]:
    """Yield all test files of the part of mcda in which a module lives."""
    inside = path.relative_to(PACKAGE)
    if len(inside.parts) == 1:
        yield from (ROOT / "tests").glob("test_*.py")
    else:
        yield from (ROOT / "tests" / inside.parts[0]).rglob("test_*.py")


def imports_module(test: Path, path: Path) -> bool:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return any(f"{name}.".startswith(f"{module}.") for name in imports(test))


def test_texts_name_no_machine_and_no_registry():
    refuse(
        f"{name_of(path)}:{number} names {match[0]}, which others do not have."
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8", errors="ignore").splitlines(), 1)
        if (match := MACHINE.search(line))
    )


def texts() -> Iterator[Path]:
    for place in (ROOT / name for name in CHECKED):
        if place.is_file():
            yield place
        yield from (
            path
            for path in sorted(place.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        )


def test_the_configuration_keeps_what_the_guides_promise():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["maxUploadSize"] == 10
    assert config["client"]["showErrorDetails"] == "none"
    assert set(config["theme"]["light"]) == set(config["theme"]["dark"])


def test_one_command_runs_and_one_tests_with_warnings_as_errors():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"run", "test", "bench", "lock"} <= set(re.findall(r"^([a-z]+):", makefile, re.M))
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", makefile, re.M)
    assert recipe is not None
    steps = ("ruff check", "ruff format --check", "mypy", "pytest")
    assert [step for step in steps if f"-m {step}" in recipe[1]] == list(steps)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in script if line][-1] == "make test"
    assert project()["tool"]["pytest"]["ini_options"]["filterwarnings"] == ["error"]
    assert project()["tool"]["mypy"]["strict"] is True


def test_a_newcomer_finds_picture_commands_and_guides():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture, command, case, architecture, sources = (
        readme.index(text)
        for text in ("](mcda/ui/assets/screenshot.png)", "make run", "## Your own case",
                     "## Architecture in one paragraph", "## Data sources and licences")
    )  # fmt: skip
    assert picture < command < readme.index("make test") < case < architecture < sources
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for added in ("A ranking method", "A constraint family", "A view", "A case"):
        assert f"**{added}.**" in guide
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_guides_name_files_and_targets_that_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    guides = {path: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.md"))}
    refuse(
        f"{path.name} names {named}, which does not exist."
        for path, text in guides.items()
        for named in re.findall(r"`((?:mcda|tests|data|benchmarks)/[\w/.-]*)`", text)
        if not (ROOT / named).exists()
    )
    refuse(
        f"{path.name} names make {target}, which the Makefile does not have."
        for path, text in guides.items()
        for target in re.findall(r"`make ([a-z]+)", text)
        if target not in targets
    )
