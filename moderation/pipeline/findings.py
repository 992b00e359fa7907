"""What a stage of the pipeline found in a text. Pure."""

from collections.abc import Iterable

import msgspec

from core.kernel.gate import Outcome

_GRAVITY = {Outcome.ALLOW: 0, Outcome.FLAG: 1, Outcome.HOLD: 2, Outcome.BLOCK: 3}


class Finding(msgspec.Struct, frozen=True):
    """A reason to do more than allow. `layer` becomes the verdict's."""

    outcome: Outcome
    category: str
    rule: str
    layer: str = "pattern"


def gravest(findings: Iterable[Finding | None]) -> Finding | None:
    """The finding with the gravest outcome, the earlier of equals; None when there is none."""
    worst: Finding | None = None
    for finding in findings:
        if finding is not None and (
            worst is None or _GRAVITY[finding.outcome] > _GRAVITY[worst.outcome]
        ):
            worst = finding
    return worst
