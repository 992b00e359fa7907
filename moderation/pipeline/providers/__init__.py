"""Services that score texts: the port, and what can go wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

Scores = Mapping[str, float]


class ProviderTrouble(Exception):  # noqa: N818 - the word of the domain
    """No usable answer. `rule` says why; `retry_after`: seconds the service asks for."""

    def __init__(self, rule: str, *, retry_after: float | None = None) -> None:
        super().__init__(rule)
        self.rule = rule
        self.retry_after = retry_after


class Provider(Protocol):
    """A service that scores texts."""

    async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
        """Calibrated scores 0–1 by category, in order of `texts`; ProviderTrouble otherwise."""

    async def image_scores(self, image: bytes) -> Scores:
        """As `scores`, for the bytes of one picture."""

    async def aclose(self) -> None:
        """Close the running loop's connections."""
