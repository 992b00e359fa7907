"""Demo data of what is not sent yet: a draft, a message for later, one that could not be sent."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID, uuid5

from community.chat.actions.drafts import save_draft
from community.chat.actions.scheduled import schedule_message
from community.chat.errors import ROOM_READ_ONLY
from community.chat.models import Room, ScheduledMessage
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.principal import Principal

_NONCES = UUID("0197f000-0000-7000-8000-0000000d4af7")
LATER = (
    ("general", 14, "Good morning, everyone! Who is coming to the Saturday sketch session?"),
    ("coding", 62, "Reminder: the review of the parser starts in ten minutes."),
)
FAILED = "Could somebody pin the rules of the week? (I wrote this before the room changed.)"


def leave_unsent(
    rooms: Mapping[str, Room], people: Mapping[str, User], as_principal: Callable[[User], Principal]
) -> None:
    """Give Alice something to finish, something that waits, and something to mend."""
    alice = people["alice"]
    principal = as_principal(alice)
    if "prompts" in rooms:
        text = "A trick that helped me with long prompts: first write down what you do *not* want,"
        save_draft(principal=principal, room=rooms["prompts"].id, text=text, version=0)
    for slug, hours, text in LATER:
        if slug in rooms:
            schedule_message(
                principal=principal,
                room=rooms[slug].id,
                content=text,
                due_at=now() + timedelta(hours=hours),
                nonce=uuid5(_NONCES, slug),
            )
    if "newcomers" in rooms:
        refusal = ROOM_READ_ONLY(who="moderators")
        ScheduledMessage.objects.create(
            author=alice,
            room=rooms["newcomers"],
            content=FAILED,
            due_at=now() - timedelta(hours=3),
            nonce=uuid5(_NONCES, "failed"),
            state=ScheduledMessage.State.FAILED,
            problem_code=refusal.code,
            problem=refusal.message,
        )
