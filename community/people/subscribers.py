"""What people do about facts of lower apps."""

from community.people.actions.profiles import ensure_profile
from core.kernel import facts


def subscribe() -> None:
    """Listen; called once per process by `core.config.bindings`."""
    facts.subscribe(facts.UserCreated, _make_profile)


def _make_profile(fact: facts.UserCreated) -> None:
    ensure_profile(user=fact.user, username=fact.username)
