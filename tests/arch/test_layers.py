"""Every package stands in the layer list; import-linter checks the imports themselves."""

import tomllib

from tests.arch import source

# Namespaces whose children are the layers.
CONTAINERS = ("core", "community")


def _contracts() -> dict[str, dict[str, object]]:
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text())
    return {item["id"]: item for item in project["tool"]["importlinter"]["contracts"]}


def _layers() -> list[set[str]]:
    rows = _contracts()["layers"]["layers"]
    assert isinstance(rows, list)
    return [{part.strip() for part in row.split("|")} for row in rows]


def _packages() -> set[str]:
    found = set()
    for name in source.PACKAGES:
        folder = source.ROOT / name
        if name in CONTAINERS:
            found |= {f"{name}.{child.parent.name}" for child in folder.glob("*/__init__.py")}
        else:
            found.add(name)
    return found


def test_every_package_stands_in_the_layer_list() -> None:
    assert set().union(*_layers()) == _packages()


def test_every_top_level_package_with_django_apps_is_checked() -> None:
    known = {*source.PACKAGES, "deploy", "tests", "frontend", "docs"}
    found = {path.parent.name for path in source.ROOT.glob("*/__init__.py")}
    assert found <= known, "put the new package under the layer contracts"


def test_edge_apps_share_a_layer_and_nothing_else() -> None:
    assert {"realtime", "moderation"} in _layers()
    assert _contracts()["edges"]["modules"] == ["realtime", "moderation"]


def test_containers_hold_no_code_of_their_own() -> None:
    for name in CONTAINERS:
        loose = [path.name for path in (source.ROOT / name).glob("*.py")]
        assert loose in ([], ["__init__.py"]), f"{name}: code belongs into one of its packages"
