"""People, spaces and rooms for tests, written straight to the database."""

from typing import TYPE_CHECKING, Any, TypeVar

import factory
from factory.django import DjangoModelFactory

from community.chat.models import Room, RoomHead
from community.people.models import Profile
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.principal import Principal

Made = TypeVar("Made")


class ModelFactory(DjangoModelFactory[Made]):
    """Calling a factory makes a row; factory_boy does that where type checkers do not look."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:

        def __new__(cls, **fields: Any) -> Made: ...


class UserFactory(ModelFactory[User]):
    """A verified, active adult without a usable password."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = "!"
    verified_at = factory.LazyFunction(now)

    @factory.post_generation
    def profile(self, create: bool, extracted: str | None, **_: Any) -> None:
        Profile.objects.get_or_create(
            user=self, defaults={"display_name": extracted or str(self).title()}
        )


class SpaceFactory(ModelFactory[Space]):
    """A public community."""

    class Meta:
        model = Space

    slug = factory.Sequence(lambda n: f"space-{n}")
    name = factory.LazyAttribute(lambda space: space.slug.title())


class RoomFactory(ModelFactory[Room]):
    """A text room with its counter."""

    class Meta:
        model = Room
        skip_postgeneration_save = True

    space = factory.SubFactory(SpaceFactory)
    slug = factory.Sequence(lambda n: f"room-{n}")
    name = factory.LazyAttribute(lambda room: room.slug.title())

    @factory.post_generation
    def head(self, create: bool, extracted: int | None, **_: Any) -> None:
        RoomHead.objects.get_or_create(room=self, defaults={"seq": extracted or 0})


class MembershipFactory(ModelFactory[Membership]):
    """A member with trust "member"."""

    class Meta:
        model = Membership

    space = factory.SubFactory(SpaceFactory)
    user = factory.SubFactory(UserFactory)
    trust = Membership.Trust.MEMBER


def member(room: Room, **fields: Any) -> User:
    """A new member of the room's space."""
    membership: Membership = MembershipFactory(space=room.space, **fields)
    return membership.user


def principal(user: User, **fields: Any) -> Principal:
    """Who acts, for actions; exempt from rate limits unless said otherwise."""
    return Principal(
        user_id=user.id, username=user.username, **{"exempt": True, "session_key": "test", **fields}
    )
