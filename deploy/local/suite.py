"""`make test`: every check and every test, to the end, with one summary.

    python -m deploy.local.suite            # everything
    python -m deploy.local.suite e2e        # only the named steps, see STEPS

A failing step does not stop the others. The last line counts tests and checks together.
"""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from deploy.local import browser
from deploy.local.failures import StartError

ROOT = Path(__file__).resolve().parent.parent.parent
FRONTEND = ROOT / "frontend"
RESULTS = ROOT / ".cache" / "results"


@dataclass(frozen=True, slots=True)
class Step:
    """A command; `report` names the JUnit file it writes, "" when it is one check without tests."""

    name: str
    command: tuple[str, ...]
    folder: Path = ROOT
    report: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended: tests counted where it has them, else itself."""

    step: str
    passed: int
    failed: int
    skipped: int
    seconds: float


def _tool(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).parent / name), *arguments)


# A file's tests stay with one worker: fixtures of a module start servers.
PARALLEL = ("--numprocesses", "logical", "--maxprocesses", "4", "--dist", "loadfile")


def _pytest(name: str, *folders: str, options: tuple[str, ...] = ()) -> Step:
    report = str(RESULTS / f"{name}.xml")
    present = [f"tests/{folder}" for folder in folders if (ROOT / "tests" / folder).is_dir()]
    told = (f"--junitxml={report}", "--durations=5")
    command = (sys.executable, "-m", "pytest", *present, *options, *told)
    return Step(name, command, report=report)


def _npm(name: str, *arguments: str, report: str = "") -> Step:
    return Step(name, ("npm", "run", "--silent", *arguments), FRONTEND, report)


VITEST_REPORT = str(RESULTS / "client-tests.xml")
STEPS = {
    step.name: step
    for step in (
        Step("ruff", _tool("ruff", "check", ".")),
        Step("format", _tool("ruff", "format", "--check", ".")),
        Step("mypy", _tool("mypy")),
        Step("layers", _tool("lint-imports", "--no-cache")),
        _npm("client-lint", "lint"),
        _npm("client-types", "typecheck"),
        _pytest("python", "unit", "arch", "integration", "contract", options=PARALLEL),
        _npm(
            "client-tests",
            *("test", "--", "--reporter=default", "--reporter=junit"),
            f"--outputFile.junit={VITEST_REPORT}",
            report=VITEST_REPORT,
        ),
        _pytest("faults", "faults"),
        _pytest("e2e", "e2e"),
    )
}


def run(step: Step, environment: dict[str, str]) -> Outcome:
    """Carry out `step`, showing what it prints."""
    print(f"\n=== {step.name} ===", flush=True)
    begun = time.monotonic()
    if step.report:
        Path(step.report).unlink(missing_ok=True)
    ended = subprocess.run(
        step.command, cwd=step.folder, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    passed, failed, skipped = _count(step, ended.returncode)
    return Outcome(step.name, passed, failed, skipped, time.monotonic() - begun)


def _count(step: Step, code: int) -> tuple[int, int, int]:
    """Passed, failed and skipped; a step that fails without a failing test is one failure."""
    if not step.report or not Path(step.report).exists():
        return (0, 1, 0) if code else (1, 0, 0)
    # Our own test runners wrote it.
    suites = list(ET.parse(step.report).getroot().iter("testsuite"))  # noqa: S314
    total = {
        key: sum(int(suite.get(key) or 0) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    }
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    return passed, failed or int(code != 0), total["skipped"]


def main(names: list[str]) -> int:
    """Run the named steps, or all; 0 when nothing failed."""
    try:
        chosen = [STEPS[name] for name in names] if names else list(STEPS.values())
    except KeyError as unknown:
        print(f"carya: no step {unknown}: use {', '.join(STEPS)}.", file=sys.stderr)
        return 1
    RESULTS.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if any(step.name in ("e2e", "python") for step in chosen):
        try:
            environment["CARYA_CHROMIUM"] = str(browser.ensure())
        except StartError as error:
            print(f"carya: {error}", file=sys.stderr)
            return 1
        build = [sys.executable, str(ROOT / "deploy" / "local" / "bootstrap.py"), "client"]
        if subprocess.run(build, stdin=subprocess.DEVNULL, check=False).returncode:
            return 1
    outcomes = [run(step, environment) for step in chosen]
    return _summarise(outcomes)


def _summarise(outcomes: list[Outcome]) -> int:
    print("\n=== summary ===")
    for outcome in outcomes:
        verdict = "FAILED" if outcome.failed else "ok"
        counts = f"{outcome.passed} passed, {outcome.failed} failed, {outcome.skipped} skipped"
        print(f"{outcome.step:14} {verdict:7} {outcome.seconds:7.1f} s  {counts}")
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
