"""A recorded corpus in four languages, and every operator, searched through REST."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import reject_message, release_message
from community.chat.models import Attachment, Message, Room, Thread
from community.chat.search.parser import parse
from community.chat.selectors.search import search
from core.accounts.actions.sessions import open_session
from core.accounts.models import User
from core.kernel.clock import now
from core.media.models import Upload
from tests.integration.chat.helpers import post
from tests.support.factories import RoomFactory, UserFactory, member, principal
from tests.support.gates import HoldAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db

CORPUS = {
    "release": "The new release is out: see https://example.org/notes for the well-known issues.",
    "coffee": "Café au lait or ESPRESSO? Ask @mia, she runs the coffee machine.",
    "loud": "STOP shouting, it's rude.",
    "tower": "昨日、東京タワーへ行きました。とても楽しかったです。",
    "sushi": "寿司とラーメンが好きです。ﾗｰﾒﾝは大盛りで。",
    "meeting": "我们明天在北京开会，讨论搜索功能。",
    "duck": "北京烤鸭很好吃",
    "login": "로그인 페이지가 고장났어요. 검색기능도 확인해 주세요!",
    "thanks": "감사합니다 @mia 님, iPhone에서 잘 됩니다",
    "code": "call snake_case(foo) in v1.2.3",
    "symbols": "100% of $5 && a|b (c) <d> 'e' \\f :* !",
}


class Page:
    """One person's answers."""

    def __init__(self, user: User) -> None:
        self.client = Client()
        self.client.cookies["sessionid"] = open_session(user=user)

    def get(self, query: str, **more: Any) -> Any:
        return self.client.get("/api/v1/search", {"q": query, **more})

    def __call__(self, query: str, **more: Any) -> dict[str, Any]:
        answer = self.get(query, **more)
        assert answer.status_code == 200, answer.content
        found: dict[str, Any] = answer.json()
        return found


def names(corpus: dict[str, Message], page: dict[str, Any]) -> set[str]:
    by_id = {str(message.id): name for name, message in corpus.items()}
    return {by_id[hit["id"]] for hit in page["results"]}


@pytest.fixture
def reader(room: Room) -> User:
    return member(room, user__exempt_from_limits=True)


@pytest.fixture
def find(reader: User) -> Page:
    return Page(reader)


@pytest.fixture
def corpus(room: Room, published: RecordingPublisher) -> dict[str, Message]:
    author = member(room)
    posted = {name: post(room, author, text).message.id for name, text in CORPUS.items()}
    return {name: Message.objects.get(id=id) for name, id in posted.items()}


ANSWERS: list[tuple[str, set[str] | None]] = [
    ("release", {"release"}),
    ("RELEASE", {"release"}),
    ("releases", set()),
    ("rel*", {"release"}),
    ("the is", {"release"}),
    ('"new release"', {"release"}),
    ('"release new"', set()),
    ("well-known", {"release"}),
    ('"well known"', {"release"}),
    ("https://example.org/notes", {"release"}),
    ("example", {"release"}),
    ("cafe", {"coffee"}),
    ("café", {"coffee"}),
    ("espresso", {"coffee"}),
    ("it's", {"loud"}),
    ("-the", {*CORPUS} - {"release", "coffee"}),
    ("snake_case", {"code"}),
    ("snake", {"code"}),
    ("v1.2.3", {"code"}),
    ("v1.2", {"code"}),
    ("東京", {"tower"}),
    ("東京タワー", {"tower"}),
    ("京タ", {"tower"}),
    ("タワー", {"tower"}),
    ("楽しかった", {"tower"}),
    ("東", {"tower"}),
    ("ー", {"tower", "sushi"}),
    ("ラーメン", {"sushi"}),
    ("ﾗｰﾒﾝ", {"sushi"}),
    ("北京", {"meeting", "duck"}),
    ("北京 -烤鸭", {"meeting"}),
    ("搜索功能", {"meeting"}),
    ("功能搜索", set()),
    ("京北", set()),
    ("로그인", {"login"}),
    ("검색", {"login"}),
    ("기능", {"login"}),
    ("검색 기능", {"login"}),
    ('"검색 기능"', set()),
    ('"로그인 페이지"', {"login"}),
    ('"그인 페이"', {"login"}),
    ("감사", {"thanks"}),
    ("iphone", {"thanks"}),
    ("iPhone에서", {"thanks"}),
    ("iphone*", {"thanks"}),
    ("mentions:mia", {"coffee", "thanks"}),
    ("mentions:@MIA", {"coffee", "thanks"}),
    ("mentions:mi", set()),
    ("-mentions:mia coffee", set()),
    ("has:link", {"release"}),
    ("-has:link the", {"coffee"}),
    ("100", {"symbols"}),
    ("a|b", {"symbols"}),
    ("%", None),
    ("'e'", {"symbols"}),
    ("'; DROP TABLE chat_message; --", set()),
    ("has:link') OR (1=1", None),
    ("foo & !bar | (baz:*", set()),
    ("\\f", {"symbols"}),
    ("%s %(q)s {0}", set()),
]
"""Queries with the names of what they find, None for those that are refused."""


def test_corpus_answers_as_recorded(find: Page, corpus: dict[str, Message]) -> None:
    wrong = {}
    for query, wanted in ANSWERS:
        answer = find.get(query)
        if wanted is None:
            found = None if answer.json().get("code") == "search.invalid" else answer.content
        else:
            found = names(corpus, answer.json())
            assert answer.json()["count"] == len(found)
        if found != wanted:
            wrong[query] = (wanted, found)
    assert not wrong
    assert Message.objects.count() == len(CORPUS)


def test_hits_come_newest_first_in_pages_that_neither_skip_nor_repeat(
    room: Room, find: Page, published: RecordingPublisher
) -> None:
    author = member(room)
    ids = [str(post(room, author, f"apple {n}").message.id) for n in range(45)]
    seen: list[str] = []
    page = find("apple")
    assert (page["count"], page["more"]) == (45, False)
    while True:
        seen += [hit["id"] for hit in page["results"]]
        if page["next"] is None:
            break
        assert len(page["results"]) == 20
        page = find.client.get(page["next"]).json()
        assert page["count"] is None and page["more"] is None
    assert seen == ids[::-1]


def test_count_stops_at_a_thousand_and_says_so(
    room: Room, find: Page, published: RecordingPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.chat.selectors.search.COUNT_MAX", 3)
    monkeypatch.setattr("community.chat.api.search.COUNT_MAX", 3)
    author = member(room)
    for _ in range(3):
        post(room, author, "apple")
    assert (find("apple")["count"], find("apple")["more"]) == (3, False)
    post(room, author, "apple")
    assert (find("apple")["count"], find("apple")["more"]) == (3, True)


def test_a_hit_says_where_it_stands_and_which_part_matched(
    room: Room, find: Page, corpus: dict[str, Message]
) -> None:
    [hit] = find("espresso")["results"]
    message = corpus["coffee"]
    assert hit["id"] == str(message.id)
    assert hit["room"] == {
        "id": str(room.id),
        "slug": room.slug,
        "name": room.name,
        "emoji": "",
        "space": room.space.slug,
    }
    assert hit["author"]["username"] == message.author.username
    assert hit["thread"] is None and hit["pinned"] is False
    assert [hit["excerpt"][start:end] for start, end in hit["ranges"]] == ["ESPRESSO"]


def test_edits_deletions_and_decisions_show_at_once(
    room: Room, find: Page, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, "apple").message.id
    edit_message(principal=principal(author), message=message, content="pear")
    assert find("apple")["count"] == 0 and find("pear")["count"] == 1
    Message.objects.filter(id=message).update(state="hidden")
    assert find("pear")["count"] == 0
    Message.objects.filter(id=message).update(state="published")
    delete_message(principal=principal(author), message=message)
    assert find("pear")["count"] == 0

    with bound(HoldAllGate()):
        held, other = post(room, author, "plum").message, post(room, author, "plum").message
    assert find("plum")["count"] == 0
    assert Page(author)("plum")["count"] == 0
    release_message(message_id=held.id)
    reject_message(message_id=other.id)
    assert [hit["id"] for hit in find("plum")["results"]] == [str(held.id)]


def test_a_held_edit_is_found_by_the_old_text_until_it_is_released(
    room: Room, find: Page, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, "apple").message.id
    with bound(HoldAllGate()):
        edit_message(principal=principal(author), message=message, content="pear")
    assert find("apple")["count"] == 1 and find("pear")["count"] == 0
    release_message(message_id=message)
    assert find("apple")["count"] == 0 and find("pear")["count"] == 1


def test_from_in_and_me_narrow(
    room: Room, reader: User, find: Page, published: RecordingPublisher
) -> None:
    mia, other = member(room, user__username="Mia"), RoomFactory(space=room.space, slug="elsewhere")
    ours, theirs = post(room, mia, "apple"), post(other, reader, "apple")
    found = {
        "from:mia": [ours],
        "from:@MIA apple": [ours],
        "-from:mia": [theirs],
        "from:me": [theirs],
        "from:me from:mia": [],
        f"in:{room.slug}": [ours],
        "in:#elsewhere": [theirs],
        f"in:{room.space.slug}/elsewhere": [theirs],
        f"in:{other.id}": [theirs],
        "-in:elsewhere": [ours],
        "mentions:me": [],
    }
    for query, wanted in found.items():
        hits = [hit["id"] for hit in find(query)["results"]]
        assert hits == [str(one.message.id) for one in wanted], query
    mine = post(room, mia, f"hello @{reader.username}!")
    assert [hit["id"] for hit in find("mentions:me")["results"]] == [str(mine.message.id)]


def test_the_same_room_name_in_two_spaces_finds_both_until_the_space_is_named(
    room: Room, find: Page, published: RecordingPublisher
) -> None:
    other = RoomFactory(slug=room.slug)
    post(room, content="apple"), post(other, content="apple")
    assert find(f"in:{room.slug} apple")["count"] == 2
    assert find(f"in:{other.space.slug}/{room.slug} apple")["count"] == 1


def test_pinned_threads_and_resolved(
    room: Room, reader: User, find: Page, published: RecordingPublisher
) -> None:
    author = member(room)
    parent, pinned = (post(room, author, "apple").message.id for _ in range(2))
    Message.objects.filter(id=pinned).update(pinned=True)
    thread = Thread.objects.create(
        room=room, creator=author, title="Release plans for 100%", parent_id=parent
    )
    post(room, author, "apple")
    reply = post(room, author, "apple in thread", thread=thread.id).message.id
    assert {hit["id"] for hit in find("is:pinned")["results"]} == {str(pinned)}
    assert find("-is:pinned apple")["count"] == 3
    inside = {str(parent), str(reply)}
    for query in ('thread:"release plans"', "thread:100%", f"thread:{thread.id}"):
        assert {hit["id"] for hit in find(query)["results"]} == inside, query
    assert find(f"-thread:{thread.id} apple")["count"] == 2
    assert find("is:resolved")["count"] == 0
    Thread.objects.filter(id=thread.id).update(resolved_at=now())
    assert {hit["id"] for hit in find("is:resolved")["results"]} == inside
    assert find("-is:resolved apple")["count"] == 2
    [hit] = find("is:resolved in thread")["results"]
    assert hit["thread"] == {"id": str(thread.id), "title": thread.title}


def test_has_finds_what_a_message_holds(
    room: Room, find: Page, published: RecordingPublisher
) -> None:
    author = member(room)
    held = {}
    for kind in Upload.Kind.values:
        message = post(room, author, f"apple {kind}").message.id
        upload = Upload.objects.create(owner=author, kind=kind, state="ready", bytes=1)
        Attachment.objects.create(message_id=message, upload=upload)
        held[kind] = str(message)
    for kind, holder in held.items():
        assert [hit["id"] for hit in find(f"has:{kind}")["results"]] == [holder]
        assert find(f"apple -has:{kind}")["count"] == 2
    assert find("has:image has:file")["count"] == 0
    Upload.objects.filter(kind="image").update(state="removed")
    assert find("has:image")["count"] == 0


def test_before_and_after_leave_the_named_days_out_in_the_readers_time_zone(
    room: Room, find: Page, reader: User
) -> None:
    User.objects.filter(id=reader.id).update(time_zone="Asia/Seoul")
    times = {  # UTC; Seoul is nine hours ahead
        "2026-11-20T14:59:59Z": "20th",
        "2026-11-20T15:00:00Z": "21st",
        "2026-11-21T14:59:59Z": "21st",
        "2026-11-21T15:00:00Z": "22nd",
    }
    author = member(room)
    for at, day in times.items():
        message = post(room, author, f"apple {day}").message.id
        Message.objects.filter(id=message).update(created_at=at)

    def found(query: str) -> list[str]:
        return sorted(hit["excerpt"].split()[-1] for hit in find(query)["results"])

    assert found("before:2026-11-21") == ["20th"]
    assert found("after:2026-11-21") == ["22nd"]
    assert found("-before:2026-11-21 -after:2026-11-21") == ["21st", "21st"]
    assert found("after:2026-10 before:2026-12") == ["20th", "21st", "21st", "22nd"]
    assert found("after:2025 -after:2026") == ["20th", "21st", "21st", "22nd"]


def test_unknown_time_zones_count_as_utc(
    room: Room, find: Page, reader: User, published: RecordingPublisher
) -> None:
    User.objects.filter(id=reader.id).update(time_zone="Mars/Base")
    post(room)
    assert find(f"after:{(now() - timedelta(days=2)).date()}")["count"] == 1


@pytest.mark.parametrize(
    ("query", "operator", "rule"),
    [
        ("from:nobody", "from:", "knows nobody called nobody"),
        ("in:nowhere", "in:", "knows no room called nowhere that you may read"),
        ("thread:nothing", "thread:", "knows no thread called nothing that you may read"),
        ("mentions:a'b", "mentions:", "knows nobody called a'b"),
        ("form:mia", "form:", "is no operator"),
        ("has:dog", "has:", "knows no dog"),
        ("", "The query", "needs a word"),
    ],
)
def test_bad_queries_name_the_operator_and_the_rule(
    find: Page, query: str, operator: str, rule: str
) -> None:
    answer = find.get(query)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["field"]) == (422, "search.invalid", "q")
    assert problem["details"]["operator"] == operator
    assert rule in problem["details"]["rule"]


def test_a_missing_query_and_a_bad_cursor_are_refused(find: Page) -> None:
    assert find.client.get("/api/v1/search").json()["code"] == "search.invalid"
    problem = find.get("apple", cursor="x'").json()
    assert (problem["code"], problem["field"]) == ("input.invalid", "cursor")


def test_the_thirty_first_search_of_a_minute_is_refused(
    room: Room, published: RecordingPublisher
) -> None:
    hurried = Page(UserFactory())
    codes = [hurried.get("apple").status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]
    assert hurried.get("apple").json()["code"] == "rate.limited"


def test_a_search_that_takes_too_long_is_given_up_with_advice(
    room: Room, find: Page, published: RecordingPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.chat.selectors.search.SECONDS_MAX", 0.05)
    monkeypatch.setattr(
        "community.chat.selectors.search.narrowed",
        lambda messages, *_: messages.extra(where=["pg_sleep(2) IS NOT NULL"]),
    )
    post(room)
    answer = find.get("hello")
    assert answer.status_code == 503
    assert answer.json()["code"] == "search.too_slow"
    assert "Add a word, a room or a date" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "first"), [("apple", 8), ("apple -from:mia in:room-x thread:t is:resolved", 10)]
)
def test_the_number_of_queries_depends_on_neither_rooms_nor_hits(
    reader: User,
    published: RecordingPublisher,
    django_assert_num_queries: DjangoAssertNumQueries,
    query: str,
    first: int,
) -> None:
    room = RoomFactory(slug="room-x")
    author = member(room, user__username="mia")
    thread = Thread.objects.create(room=room, creator=author, title="t", resolved_at=now())
    parsed = parse(query)
    for amount in (2, 25):
        for n in range(amount):
            post(room, member(room) if n else author, f"apple {n}", thread=thread.id)
            RoomFactory()
        with django_assert_num_queries(first):
            found = search(reader, parsed, below=None)
    assert found.next is not None
    with django_assert_num_queries(first - 1):
        search(reader, parsed, below=found.next)
