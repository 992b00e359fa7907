"""What spaces do about facts of lower apps."""

from community.spaces.actions.lounge import welcome
from core.kernel import facts


def subscribe() -> None:
    """Listen; called once per process by `core.config.bindings`."""
    facts.subscribe(facts.UserVerified, _welcome)


def _welcome(fact: facts.UserVerified) -> None:
    welcome(user=fact.user)
