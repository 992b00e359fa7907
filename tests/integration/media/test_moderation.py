"""Pictures before the gate, the provider and the moderators."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from core.kernel.gate import Outcome, Submission, TextKind
from core.kernel.ids import new_id
from core.media import storage
from core.media.models import Upload
from moderation.actions.deciding import reject, release
from moderation.actions.images import review_images_again
from moderation.models import Decision, Flag
from moderation.pipeline.breaker import Breaker
from moderation.pipeline.providers.asking import Asking
from moderation.pipeline.providers.openai import OpenAIModeration
from tests.integration.media.helpers import ready, refused
from tests.support.factories import MembershipFactory, UserFactory
from tests.support.files import picture
from tests.support.gates import AllowAllGate, bound
from tests.support.openai_server import Server
from tests.support.publications import RecordingPublisher, recorded
from tests.support.rest import API, client
from tests.unit.moderation.gates import gate as gate_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced() -> Iterator[RecordingPublisher]:
    with recorded() as recorder:
        yield recorder


def asked(image: bytes = b"", *, trust: str = "member") -> Submission:
    return Submission(
        text="a.png",
        kind=TextKind.IMAGE,
        author=new_id(),
        trust=trust,
        image=image or picture((8, 8), "WEBP"),
    )


async def judged(
    scores: dict[str, float], *, fault: str | None = None, trust: str = "member"
) -> Any:
    """What the real gate says about a picture to which the provider gives `scores`."""
    async with Server(fault=fault) as server:
        server.image_scores = scores
        provider = OpenAIModeration(api_key="k" * 20, base_url=server.base_url, deadline=2.0)
        asking = Asking(provider, deadline=2.0, breaker=Breaker())
        [verdict] = await gate_with(asking=asking).review([asked(trust=trust)])
        await asking.aclose()
        return verdict, server.images


@pytest.mark.parametrize(
    ("scores", "outcome", "category"),
    [
        ({}, Outcome.ALLOW, ""),
        ({"violence": 0.5}, Outcome.FLAG, "violence"),
        ({"sexual": 0.95}, Outcome.BLOCK, "sexual"),
        ({"sexual/minors": 0.4}, Outcome.BLOCK, "minors"),
    ],
)
async def test_the_provider_sees_the_picture_and_its_scores_decide(
    scores: dict[str, float], outcome: Outcome, category: str
) -> None:
    verdict, images = await judged(scores)
    assert images == [asked().image]
    assert (verdict.outcome, verdict.category) == (outcome, category)
    assert len(verdict.text_hash) == 64


@pytest.mark.parametrize("fault", ["429", "500", "malformed", "wrong-count", "close", "no-scores"])
@pytest.mark.parametrize(("trust", "outcome"), [("new", Outcome.HOLD), ("member", Outcome.FLAG)])
async def test_a_provider_in_trouble_never_means_allow(
    fault: str, trust: str, outcome: Outcome
) -> None:
    verdict, _ = await judged({}, fault=fault, trust=trust)
    assert (verdict.outcome, verdict.category, verdict.layer) == (outcome, "unavailable", "policy")


@pytest.mark.parametrize(
    ("setting", "trust", "outcome"),
    [
        ("hold-new", "new", Outcome.HOLD),
        ("hold-new", "member", Outcome.ALLOW),
        ("hold-all", "trusted", Outcome.HOLD),
        ("publish", "new", Outcome.ALLOW),
    ],
)
def test_without_a_provider_a_setting_decides(setting: str, trust: str, outcome: Outcome) -> None:
    gate = gate_with(unreviewed_images=setting)
    [verdict] = asyncio.run(gate.review([asked(trust=trust)]))
    assert verdict.outcome is outcome


def test_a_newcomers_picture_waits_for_a_moderator_who_sees_and_releases_it(
    announced: RecordingPublisher, django_capture_on_commit_callbacks: Any
) -> None:
    owner = UserFactory()
    upload = ready(owner)
    assert (upload.state, upload.problem["category"]) == ("held", "unavailable")
    flag = Flag.objects.get(subject=upload.id)
    assert (flag.subject_type, flag.held, flag.author) == ("upload", True, owner.id)
    path = f"{API}/uploads/{upload.id}/preview"
    moderator = UserFactory(role="moderator")
    assert client(owner).get(path).status_code == 404
    assert client(UserFactory()).get(path).status_code == 404
    assert client(moderator).get(path).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        release(subject=upload.id, moderator=moderator)
    upload.refresh_from_db()
    flag.refresh_from_db()
    assert (upload.state, upload.problem, flag.status) == ("ready", {}, "closed")
    assert client(owner).get(path).status_code == 302
    assert client(moderator).get(path).status_code == 404
    assert announced.frames[-1]["data"]["upload"]["state"] == "ready"
    assert Decision.objects.filter(subject=upload.id, layer="moderator").count() == 1


def test_a_moderator_refuses_a_picture_and_nobody_sees_it(announced: RecordingPublisher) -> None:
    owner = UserFactory()
    upload = ready(owner)
    reject(subject=upload.id, moderator=UserFactory(role="moderator"))
    upload.refresh_from_db()
    assert upload.state == "rejected"
    assert not Flag.objects.filter(status="open").exists()
    assert client(owner).get(f"{API}/uploads/{upload.id}/preview").status_code == 404
    refused("upload.not_held", release, subject=upload.id, moderator=None)


def test_a_known_members_picture_is_ready_without_a_provider(announced: RecordingPublisher) -> None:
    assert ready(MembershipFactory().user).state == "ready"


def test_what_waited_for_the_provider_is_shown_once_it_answers(
    announced: RecordingPublisher,
) -> None:
    upload = ready(UserFactory())
    assert review_images_again() == 0
    with bound(AllowAllGate()):
        assert review_images_again() == 1
    upload.refresh_from_db()
    assert (upload.state, Flag.objects.get(subject=upload.id).status) == ("ready", "closed")


def test_a_picture_that_is_gone_closes_its_flag(announced: RecordingPublisher) -> None:
    upload = ready(UserFactory())
    storage.delete(*upload.keys)
    assert review_images_again() == 0
    assert Flag.objects.get(subject=upload.id).status == "closed"
    assert Upload.objects.get(id=upload.id).state == "held"
