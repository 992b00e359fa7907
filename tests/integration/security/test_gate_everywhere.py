"""No text reaches anybody past the gate: every field that takes text is asked, each by itself."""

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import pytest
from asgiref.sync import sync_to_async
from django.apps import apps
from django.test import Client
from rest_framework import serializers

from core.http.serializers import StrictSerializer
from core.kernel.gate import Outcome, Submission, Verdict
from core.kernel.ids import new_id
from core.kernel.redis_client import redis_client, redis_key
from core.kernel.wire import COMMANDS
from tests.integration.accounts.helpers import sign_up
from tests.integration.security.place import Place, changed, fingerprint, make_place
from tests.integration.security.sockets import tab
from tests.integration.security.test_routes import address, browser, call
from tests.support.gates import AllowAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher

BAD = "unspeakable"


class Case(NamedTuple):
    """A request whose field holds a text the gate refuses; the rest of it is harmless."""

    method: str
    route: str
    body: dict[str, Any]


REST = {
    "PostSerializer.content": Case("POST", "rooms/<uuid:room_id>/messages", {}),
    "EditSerializer.content": Case("PATCH", "messages/<uuid:message_id>", {}),
    "ThreadPostSerializer.content": Case("POST", "threads/<uuid:thread_id>/messages", {}),
    "ForwardInput.comment": Case("POST", "messages/<uuid:message_id>/forward", {}),
    "MoveInput.title": Case("POST", "moves", {}),
    "ThreadInput.title": Case("POST", "rooms/<uuid:room_id>/threads", {}),
    "ThreadChangesInput.title": Case("PATCH", "threads/<uuid:thread_id>", {}),
    "SpaceInput.slug": Case("POST", "spaces", {"name": "Garden"}),
    "SpaceInput.name": Case("POST", "spaces", {"slug": "garden"}),
    "SpaceInput.description": Case("POST", "spaces", {"slug": "garden", "name": "Garden"}),
    "SpaceChangesInput.name": Case("PATCH", "spaces/<slug:slug>", {}),
    "SpaceChangesInput.description": Case("PATCH", "spaces/<slug:slug>", {}),
    "SpaceChangesInput.question": Case("PATCH", "spaces/<slug:slug>", {}),
    "RoomInput.slug": Case("POST", "spaces/<slug:slug>/rooms", {"name": "Shed"}),
    "RoomInput.name": Case("POST", "spaces/<slug:slug>/rooms", {"slug": "shed"}),
    "RoomInput.topic": Case("POST", "spaces/<slug:slug>/rooms", {"slug": "shed", "name": "Shed"}),
    "RoomChangesInput.name": Case("PATCH", "rooms/<uuid:room_id>", {}),
    "RoomChangesInput.topic": Case("PATCH", "rooms/<uuid:room_id>", {}),
    "UploadInput.alt": Case("POST", "uploads", {}),
    "AltInput.alt": Case("PATCH", "uploads/<uuid:upload_id>", {}),
    "ProfileInput.display_name": Case("PATCH", "me", {}),
    "ProfileInput.bio": Case("PATCH", "me", {}),
    "ProfileInput.location": Case("PATCH", "me", {}),
    "ProfileInput.pronouns": Case("PATCH", "me", {}),
    "ProfileInput.status_text": Case("PATCH", "me", {}),
}
SOCKET: dict[str, dict[str, Any]] = {
    "message.post.content": {"room": "room"},
    "message.edit.content": {"message": "message"},
    "message.forward.comment": {"room": "room", "message": "message"},
    "message.move.title": {"messages": ["message"]},
    "thread.create.title": {"room": "room"},
    "thread.update.title": {"thread": "message"},
    "presence.set.text": {"status": "away"},
}
NOT_SHOWN = {
    "DraftInput.text": "seen by nobody but its writer",
    "draft.save.text": "seen by nobody but its writer",
    "ScheduledInput.content": "asked when it is due",
    "ScheduledChangesInput.content": "asked when it is due",
    "presence.look.start": "where a window begins, compared with names and shown to nobody",
    "scheduled.create.content": "asked when it is due",
    "scheduled.update.content": "asked when it is due",
    "UploadInput.waveform": "a list of numbers",
    "JoinRequestInput.answer": "asked by a case of its own, as members do not ask to join",
    "ResourceInput.title": "asked by a case of its own, in the list of `resources`",
    "ResourceInput.url": "an address, checked as one",
    "ReportSerializer.comment": "only moderators read it",
    "RoomChangesInput.emoji": "exactly one emoji",
    "RoomInput.emoji": "exactly one emoji",
    "reaction.add.emoji": "exactly one emoji",
    "reaction.remove.emoji": "exactly one emoji",
}


class PickyGate(AllowAllGate):
    """Blocks the bad text alone, so that a field that is not asked shows itself."""

    def _verdict(self, submission: Submission) -> Verdict:
        return Verdict(
            outcome=Outcome.BLOCK if BAD in submission.text else Outcome.ALLOW,
            layer="policy",
            text_hash=hashlib.sha256(submission.text.encode()).hexdigest(),
            policy_version="test",
            category="hate",
        )


PACKAGES = ("core", "community", "moderation", "realtime")


def serializer_fields() -> Iterator[str]:
    """`Serializer.field` for each field of free text in any input serializer."""
    classes = list(StrictSerializer.__subclasses__())
    while classes:
        one = classes.pop()
        classes.extend(one.__subclasses__())
        if one.__module__.partition(".")[0] not in PACKAGES:
            continue  # serializers that other tests declare
        for name, field in one().fields.items():
            if isinstance(field, serializers.CharField):
                yield f"{one.__name__}.{name}"


def command_fields() -> Iterator[str]:
    """`command.field` for each field of any command that may hold free text."""
    for type, spec in COMMANDS.items():
        for field in msgspec.structs.fields(spec.data):
            if "str" in str(field.type) and "Literal" not in str(field.type):
                yield f"{type}.{field.name}"


def test_every_field_that_takes_text_is_in_the_table() -> None:
    import core.config.urls  # noqa: F401 - loads every serializer

    found = {*serializer_fields(), *command_fields()}
    assert found == {*REST, *SOCKET, *NOT_SHOWN}


GATES = pytest.mark.parametrize("gate", [PickyGate, RejectAllGate])
MODERATION = frozenset(
    model._meta.db_table for model in apps.get_app_config("moderation").get_models()
)


@pytest.mark.django_db(transaction=True)
@GATES
def test_a_text_the_gate_refuses_leaves_nothing_over_rest(
    gate: type[AllowAllGate], published: RecordingPublisher
) -> None:
    place = make_place()
    message, api = place.message(place.people["owner"]), browser(place.sessions["owner"])
    published.orders.clear()
    before = fingerprint()
    for name, case in REST.items():
        field = name.partition(".")[2]
        body = {**case.body, field: BAD}
        if name == "MoveInput.title":
            body["messages"] = [str(message.id)]
        if name == "ForwardInput.comment":
            body["room"] = str(place.room.id)
        if name.endswith(("PostSerializer.content", "ForwardInput.comment")):
            body["nonce"] = str(new_id())
        with bound(gate()):
            answer = call(api, case.method, address(case.route, place, message.id), body)
        problem = answer.json()
        assert (answer.status_code, problem.get("code")) == (422, "gate.rejected"), (name, problem)
        assert problem["field"] == field or gate.category == RejectAllGate.category, (name, problem)
        assert BAD not in answer.content.decode(), name
        assert not changed(before, but=MODERATION), name
        assert not published.publications, name
        assert not published.orders, name


@pytest.mark.django_db(transaction=True)
@GATES
def test_a_username_the_gate_refuses_makes_no_account(gate: type[AllowAllGate]) -> None:
    before = fingerprint()
    with bound(gate()):
        answer = sign_up(Client(), username=BAD)
    assert answer.status_code == 400
    assert {one["param"]: one["code"] for one in answer.json()["errors"]} == {
        "username": "gate.rejected"
    }
    assert not changed(before, but=MODERATION)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("realtime_process")
@GATES
async def test_a_text_the_gate_refuses_leaves_nothing_over_the_socket(
    gate: type[AllowAllGate], published: RecordingPublisher
) -> None:
    place = await sync_to_async(make_place)()
    message = await sync_to_async(place.message)(place.people["owner"])
    before = await sync_to_async(fingerprint)()
    owner = place.people["owner"]
    assert owner is not None
    async with tab(place.sessions["owner"]) as socket:
        assert await socket.ask("room.subscribe", {"room": str(place.room.id)}) == "ok"
        for name, given in SOCKET.items():
            type, _, field = name.rpartition(".")
            data = {**_filled(given, place, str(message.id)), field: BAD}
            if type in ("message.post", "message.forward"):
                data["nonce"] = str(new_id())
            with bound(gate()):
                assert await socket.ask(type, data) == "gate.rejected", name
            assert not await sync_to_async(changed)(before, but=MODERATION), name
    assert not [frame for frame in published.frames if BAD in str(frame)]
    assert "message" not in "".join(published.types)
    assert redis_client().get(redis_key("status", str(owner.id))) is None


def _filled(given: dict[str, Any], place: Place, message: str) -> dict[str, Any]:
    known = {"room": str(place.room.id), "message": message}
    return {
        name: [known[one] for one in value] if isinstance(value, list) else known.get(value, value)
        for name, value in given.items()
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("realtime_process")
@GATES
async def test_an_option_the_gate_refuses_leaves_nothing(
    gate: type[AllowAllGate], published: RecordingPublisher
) -> None:
    place = await sync_to_async(make_place)()
    room, post = str(place.room.id), {"content": "A question", "nonce": str(new_id())}
    post["poll"] = {"options": ["harmless", BAD]}  # type: ignore[assignment]
    route, api = f"/api/v1/rooms/{room}/messages", browser(place.sessions["owner"])
    before = await sync_to_async(fingerprint)()
    async with tab(place.sessions["owner"]) as socket:
        with bound(gate()):
            assert await socket.ask("message.post", {"room": room, **post}) == "gate.rejected"
            answer = await sync_to_async(call)(api, "POST", route, post)
    assert answer.json()["code"] == "gate.rejected"
    assert BAD not in answer.content.decode()
    assert not await sync_to_async(changed)(before, but=MODERATION)
    assert "message" not in "".join(published.types)
