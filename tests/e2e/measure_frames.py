"""How smoothly a room with 10,000 loaded messages scrolls and grows, beside one with 200.

Not a test, so that no busy machine can fail it; `docs/reference/frames.md` has the figures:

    .venv/bin/python -m pytest -s tests/e2e/measure_frames.py

`CARYA_FRAMES_PROFILE` names a folder for CPU profiles of every phase.
"""

import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, expect

from community.chat.models import Message, RoomHead
from core.kernel.clock import now
from core.kernel.ids import new_id
from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e

LARGE = 10_000
SMALL = 200
SECONDS = 10
WHEEL_SPEED = 2_400
"""Pixels a second: a brisk turn of the wheel."""
WHEEL = {"gestureSourceType": "mouse", "preventFling": True}
ARRIVALS = 8
"""New messages a second: a busy room."""
BUDGET = 1_000 / 60

TEXTS = (
    "Good morning! Has anyone tried the **new brush** for foliage?",
    "Yes: `leaf-4`. It is *lovely*, see https://example.com/leaf for how it is on rough paper.",
    "```\nfor leaf in tree:\n    leaf.paint(colour, pressure=0.4)\n    leaf.dry()\n```",
    "> quoted\n\n- one\n- two\n- three\n\n||a secret|| and ~~not this~~",
    "🎉",
    (
        "A longer thought that runs over a few lines, as people do when they explain something: "
        "they do not want to stop in the middle of it, because the next person would answer first."
    ),
    "ok",
)

RECORD = """() => {
  const frames = [];
  let last = null;
  const step = (at) => {
    if (last !== null) frames.push(at - last);
    last = at;
    window.__turn = requestAnimationFrame(step);
  };
  window.__frames = frames;
  window.__turn = requestAnimationFrame(step);
}"""
STOP = "() => { cancelAnimationFrame(window.__turn); return window.__frames; }"


@dataclass(frozen=True, slots=True)
class Figures:
    """One phase in one room; times in milliseconds."""

    messages: int
    phase: str
    frames: int
    p50: float
    p95: float
    p99: float
    late: float
    """Share of frames that took longer than one and a half turns of a 60 Hz screen."""
    over_33: float
    main_thread: float
    """Work of the page's main thread, a frame."""
    script: float
    """Of it in JavaScript."""
    nodes: int


@stage.in_database
def _fill(people: list[Person], where: Place, count: int) -> None:
    first = now() - timedelta(days=3)
    rows = [
        Message(
            room_id=where.id,
            author_id=people[number // 3 % len(people)].id,
            content=f"{number}: {TEXTS[number % len(TEXTS)]}",
            nonce=new_id(),
            fingerprint=bytes(16),
            state=Message.State.PUBLISHED,
            seq=number,
            last_seq=number,
            created_at=first + timedelta(seconds=20 * number),
            published_at=first + timedelta(seconds=20 * number),
        )
        for number in range(1, count + 1)
    ]
    Message.objects.bulk_create(rows, batch_size=1_000)
    RoomHead.objects.filter(room=where.id).update(seq=count, last_message_at=rows[-1].published_at)


def _load_all(tab: Tab) -> None:
    """Scroll up until the room's beginning is there."""
    deadline = time.monotonic() + 240
    beginning = tab.page.get_by_text("This is where the conversation begins")
    while not beginning.is_visible():
        assert time.monotonic() < deadline, "the room's history did not come in"
        tab.log.evaluate("log => { log.scrollTop = 0 }")
        tab.page.wait_for_timeout(60)


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _metrics(cdp: CDPSession) -> dict[str, float]:
    return {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}


def _measure(tab: Tab, cdp: CDPSession, size: int, phase: str, act: Callable[[], None]) -> Figures:
    profile = os.environ.get("CARYA_FRAMES_PROFILE")
    before = _metrics(cdp)
    if profile:
        cdp.send("Profiler.start")
    tab.page.evaluate(RECORD)
    act()
    frames: list[float] = tab.page.evaluate(STOP)
    after = _metrics(cdp)
    if profile:
        taken = cdp.send("Profiler.stop")["profile"]
        Path(profile, f"{size}-{phase}.cpuprofile".replace(" ", "-")).write_text(json.dumps(taken))
    spent = {
        name: (after[name] - before[name]) * 1_000 for name in ("TaskDuration", "ScriptDuration")
    }
    return Figures(
        messages=size,
        phase=phase,
        frames=len(frames),
        p50=_percentile(frames, 0.5),
        p95=_percentile(frames, 0.95),
        p99=_percentile(frames, 0.99),
        late=sum(frame > BUDGET * 1.5 for frame in frames) / len(frames),
        over_33=sum(frame > 33.4 for frame in frames) / len(frames),
        main_thread=spent["TaskDuration"] / len(frames),
        script=spent["ScriptDuration"] / len(frames),
        nodes=tab.page.evaluate("document.querySelectorAll('*').length"),
    )


def _phases(
    tab: Tab, cdp: CDPSession, size: int, author: Person, where: Place
) -> Iterator[Figures]:
    box = tab.log.bounding_box()
    assert box is not None
    middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

    def wheel(distance: int) -> None:
        cdp.send(
            "Input.synthesizeScrollGesture",
            {**middle, "yDistance": distance, "speed": WHEEL_SPEED, **WHEEL},
        )

    def scroll() -> None:
        for sign in itertools.islice(itertools.cycle((-1, 1)), 4):
            wheel(sign * WHEEL_SPEED * SECONDS // 4)

    def grow() -> None:
        for number in range(ARRIVALS * SECONDS):
            began = time.monotonic()
            stage.say(author, where, f"arrival {number} {TEXTS[number % 2]}")
            tab.page.wait_for_timeout(max(1, 1_000 / ARRIVALS - (time.monotonic() - began) * 1_000))

    # From the beginning, from the middle, and at the end.
    yield _measure(tab, cdp, size, "wheel at the beginning", scroll)
    tab.log.evaluate("log => { log.scrollTop = log.scrollHeight / 2 }")
    tab.page.wait_for_timeout(500)
    yield _measure(tab, cdp, size, "wheel in the middle", scroll)
    tab.log.evaluate("log => { log.scrollTop = log.scrollHeight }")
    tab.page.wait_for_timeout(500)
    yield _measure(tab, cdp, size, "messages arriving", grow)


def test_frames(enter: Enter, alice: Person) -> None:
    people = [stage.person(name, role="moderator") for name in ("Ida", "Jon", "Kim", "Lea")]
    found: list[Figures] = []
    for size in (SMALL, LARGE):
        where = stage.room(f"Room of {size}")
        _fill(people, where, size)
        stage.has_read(alice, where, size)
        tab = enter(alice, where)
        cdp = tab.context.new_cdp_session(tab.page)
        for domain in ("Performance", "Profiler"):
            cdp.send(f"{domain}.enable")
        _load_all(tab)
        expect(tab.rows.first).to_be_visible()
        found += _phases(tab, cdp, size, people[0], where)
        tab.page.close()
    for one in found:
        sys.stdout.write(f"{one}\n")
