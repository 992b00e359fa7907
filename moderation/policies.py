"""The policy in force: built-in lists, the site's own entries, thresholds. Live within seconds.

Readers never wait for the database but the first time: a policy older than `REFRESH_SECONDS` is
still used while a worker thread looks whether the entries changed.
"""

import asyncio
import hashlib
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from uuid import UUID

import structlog
from django.db.models import Count, Max

from core.kernel.errors import CaryaError
from core.kernel.threads import in_thread
from moderation.models import DomainEntry, WordEntry
from moderation.pipeline.lexicon import DATA, LISTS, Entry, built_in, entry, merged
from moderation.pipeline.links import DomainRules
from moderation.pipeline.patterns import Matcher
from moderation.pipeline.policy import OFFLINE_THRESHOLDS, THRESHOLDS, Policy

REFRESH_SECONDS = 2.0
PIPELINE_VERSION = "1"
"""Changes whenever code changes what the same lists and scores mean."""

OFFLINE = "classifier."

State = tuple[tuple[int, datetime | None], ...]

log = structlog.get_logger(__name__)


class Policies:
    """Holds the present policy of this process."""

    def __init__(
        self,
        thresholds: Mapping[str, tuple[float, float]],
        *,
        model: Callable[[], str] | None = None,
    ) -> None:
        """`thresholds` replace the defaults category by category; "classifier.hate" is the offline
        classifier's. `model`: the version of that classifier where there is one.
        """
        self._thresholds = {**THRESHOLDS, **thresholds}
        self._model = model
        self._policy: Policy | None = None
        self._state: State | None = None
        self._building = threading.Lock()
        self._looked_at = float("-inf")
        self._looking: asyncio.Task[None] | None = None

    async def present(self) -> Policy:
        """The policy now; UNAVAILABLE while it could never be read."""
        if self._policy is None:
            await in_thread(self.refresh)
        elif time.monotonic() - self._looked_at > REFRESH_SECONDS:
            self._looked_at = time.monotonic()
            self._looking = asyncio.get_running_loop().create_task(self._look())
        assert self._policy is not None
        return self._policy

    def refresh(self) -> None:
        """Read the entries if they changed; blocking, two queries when they did not.

        Threads that meet here build the policy once.
        """
        with self._building:
            self._looked_at = time.monotonic()
            state = _state()
            if self._policy is None or state != self._state:
                model = self._model() if self._model else ""
                self._policy, self._state = _built(self._thresholds, model), state

    async def _look(self) -> None:
        try:
            await in_thread(self.refresh)
        except CaryaError:
            log.warning("policy_not_refreshed")


def fixed(*, thresholds: Mapping[str, tuple[float, float]] = THRESHOLDS, model: str = "") -> Policy:
    """The policy of the built-in lists alone; for tests and tools without a database."""
    return _policy(thresholds, model, words={}, domains={})


def _state() -> State:
    return tuple(
        (row["count"], row["latest"])
        for row in (
            model.objects.aggregate(count=Count("id"), latest=Max("updated_at"))
            for model in (WordEntry, DomainEntry)
        )
    )


def _built(thresholds: Mapping[str, tuple[float, float]], model: str) -> Policy:
    words: defaultdict[UUID | None, list[Entry]] = defaultdict(list)
    for row in WordEntry.objects.filter(active=True).order_by("id"):
        one = entry(row.words, severity=row.severity, category=row.category)
        if one is not None:
            words[row.space_id].append(one)
    domains: defaultdict[UUID | None, list[tuple[str, str]]] = defaultdict(list)
    for domain in DomainEntry.objects.filter(active=True).order_by("id"):
        domains[domain.space_id].append((domain.domain, domain.verdict))
    return _policy(thresholds, model, words=words, domains=domains)


def _policy(
    thresholds: Mapping[str, tuple[float, float]],
    model: str,
    *,
    words: Mapping[UUID | None, list[Entry]],
    domains: Mapping[UUID | None, list[tuple[str, str]]],
) -> Policy:
    site_words, site_domains = words.get(None, []), domains.get(None, [])
    matchers: dict[UUID | None, Matcher] = {
        None: Matcher(merged(built_in(), site_words)) if site_words else _built_in_matcher()
    }
    for space, entries in words.items():
        if space is not None:
            matchers[space] = Matcher(merged(built_in(), site_words, entries))
    rules: dict[UUID | None, DomainRules] = {None: _rules(site_domains)}
    for space, listed in domains.items():
        if space is not None:
            rules[space] = _rules([*site_domains, *listed])
    version = _version(
        [
            PIPELINE_VERSION,
            _lists_digest(),
            *(f"{name}={pair}" for name, pair in sorted(thresholds.items())),
            *(f"{space}:{entries}" for space, entries in sorted(words.items(), key=str)),
            *(f"{space}:{listed}" for space, listed in sorted(domains.items(), key=str)),
        ]
    )
    return Policy(
        # The model's own version stands in it, so that a decision tells which model made it.
        version=f"{version}.{model}" if model else version,
        thresholds=thresholds,
        matchers=matchers,
        domains=rules,
        offline={**OFFLINE_THRESHOLDS, **_offline(thresholds)},
    )


def _offline(thresholds: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {
        name.removeprefix(OFFLINE): pair
        for name, pair in thresholds.items()
        if name.startswith(OFFLINE)
    }


def _rules(listed: Iterable[tuple[str, str]]) -> DomainRules:
    """A later entry for the same domain replaces an earlier one."""
    final = dict(listed)
    return DomainRules(
        allowed=frozenset(
            d for d, verdict in final.items() if verdict == DomainEntry.Verdict.ALLOW
        ),
        denied=frozenset(d for d, verdict in final.items() if verdict == DomainEntry.Verdict.DENY),
    )


@cache
def _built_in_matcher() -> Matcher:
    return Matcher(merged(built_in()))


@cache
def _lists_digest() -> str:
    return _version([(DATA / name).read_text("utf-8") for name in LISTS])


def _version(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:12]
