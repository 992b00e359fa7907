"""A database with a long past, and the time that reading it takes, in one process without HTTP.

`python -m tests.load.targets.archive seed 1000000` fills the database of `DATABASE_URL` with 100
rooms in 20 spaces, every second one private, and one reader who may see 65 of the rooms.
`… history 200` and `… search 10` print a JSON list of seconds, one a page, of a second reading;
`… search 10 --open` leaves the permission filter out. The same arguments read the same pages.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")
django.setup()

from django.db import connection  # noqa: E402

from community.chat.management.commands.mint_tickets import (  # noqa: E402
    make_members,
    make_people,
)
from community.chat.models import Message, Room, RoomHead  # noqa: E402
from community.chat.search.conditions import narrowed, visible  # noqa: E402
from community.chat.search.parser import Query, parse  # noqa: E402
from community.chat.selectors.messages import page_before  # noqa: E402
from community.chat.selectors.search import page, reader_of  # noqa: E402
from community.spaces.models import Space  # noqa: E402
from core.accounts.models import User  # noqa: E402
from core.kernel.ids import new_id  # noqa: E402
from tests.load.targets.seed_carya import room_of, space_of  # noqa: E402

ROOMS, SPACES, AUTHORS, WORDS = 100, 20, 1000, 20_000
READER = "reader"
PAGE = 50

# Words are numbers in letters, the n-th drawn n times more rarely than the first.
_CONTENT = f"""
    (SELECT string_agg(translate(ceil(exp(random() * ln({WORDS})))::int::text,
                                 '0123456789', 'abcdefghij'), ' ')
       FROM generate_series(1, 4 + g % 16))
    || CASE g % 10 WHEN 0 THEN
        (SELECT ' ' || string_agg(chr(44032 + ceil(exp(random() * ln(2000)))::int), '')
           FROM generate_series(1, 12 + g % 3)) ELSE '' END
    || CASE g % 50 WHEN 1 THEN ' https://example.org/' || g ELSE '' END
"""
_FRESH = {
    "id": """(lpad(to_hex(1700000000000 + g * 1000), 12, '0') || '7' || substr(md5(g::text), 1, 3)
              || '8' || substr(md5(g::text), 4, 15))::uuid""",
    "room_id": f"rooms[1 + g % {ROOMS}]",
    "author_id": f"people[1 + (g::bigint * 7919 / 13) % {AUTHORS}]",
    "content": _CONTENT,
    "nonce": "md5('n' || g)::uuid",
    "seq": f"1 + g / {ROOMS}",
    "last_seq": f"1 + g / {ROOMS}",
    "created_at": "to_timestamp(1700000000 + g)",
    "published_at": "to_timestamp(1700000000 + g)",
}


def seed(messages: int) -> None:
    """Rooms and people by the ORM, messages by one statement between dropped indexes."""
    spaces = [space_of(f"past-{number}") for number in range(SPACES)]
    Space.objects.filter(id__in=[one.id for one in spaces[1::2]]).update(visibility="private")
    rooms = [room_of(spaces[number % SPACES], number) for number in range(ROOMS)]
    people = make_people([f"past-{number}" for number in range(AUTHORS)])
    reader = make_people([READER])
    for space in spaces[:7]:
        make_members(reader, space)
    template = Message.objects.create(
        room=rooms[0], author=people[0], content="x", nonce=new_id(), fingerprint=b"x" * 16,
        state="published", seq=0, last_seq=0,
    )  # fmt: skip
    columns = [str(field.column) for field in Message._meta.concrete_fields]
    # The statement has parameters, so an operator % is written twice.
    values = [_FRESH.get(column, f't."{column}"').replace("%", "%%") for column in columns]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SET maintenance_work_mem = '256MB'")
        cursor.execute("SELECT setseed(0.5)")
        with _without_indexes(cursor):
            cursor.execute(
                f"INSERT INTO chat_message ({', '.join(columns)}) SELECT {', '.join(values)} "
                "FROM (SELECT %s::uuid[] AS rooms, %s::uuid[] AS people) AS given, "
                "generate_series(0, %s) AS g, (SELECT * FROM chat_message LIMIT 1) AS t",
                [[one.id for one in rooms], [one.id for one in people], messages - 1],
            )
        cursor.execute("SET session_replication_role = origin")
        template.delete()
        cursor.execute("VACUUM ANALYZE")
    RoomHead.objects.update(seq=messages // ROOMS)


@contextmanager
def _without_indexes(cursor: object) -> Iterator[None]:
    """Drop every index of messages but that of the key, and make them again afterwards."""
    execute, fetch = cursor.execute, cursor.fetchall  # type: ignore[attr-defined]
    execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = 'chat_message'::regclass AND contype = 'u'"
    )
    constraints = fetch()
    for name, _ in constraints:
        execute(f"ALTER TABLE chat_message DROP CONSTRAINT {name}")
    execute(
        "SELECT indexname, indexdef FROM pg_indexes "
        "WHERE tablename = 'chat_message' AND indexname <> 'chat_message_pkey'"
    )
    indexes = fetch()
    for name, _ in indexes:
        execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        execute(definition)
    for name, definition in constraints:
        execute(f"ALTER TABLE chat_message ADD CONSTRAINT {name} {definition}")


def history(pages: int) -> list[float]:
    """Pages of the history at places all over the past, one in five the latest."""
    draw = random.Random(7)
    heads = list(RoomHead.objects.order_by("room_id").values_list("room_id", "seq"))
    times = []
    for number in range(pages):
        room, head = draw.choice(heads)
        below = None if number % 5 == 0 else draw.randint(PAGE + 1, head + 1)
        began = time.perf_counter()
        found = page_before(room, below, limit=PAGE, separated=frozenset())
        times.append(time.perf_counter() - began)
        assert len(found.messages) == PAGE
    return times


def queries(each: int) -> Iterator[Query]:
    """Ten kinds of queries, `each` of every kind, with rarer and more common words."""
    draw = random.Random(11)

    def word(least: int, most: int) -> str:
        return "".join("abcdefghij"[int(digit)] for digit in str(draw.randint(least, most)))

    rooms = list(Room.objects.filter(space__slug="past-0").values_list("slug", flat=True))
    for _ in range(each):
        yield parse(word(5_000, WORDS))
        yield parse(word(100, 1_000))
        yield parse(word(2, 20))
        yield parse(f"{word(2, 20)} {word(20, 200)}")
        yield parse(f'"{word(2, 10)} {word(2, 10)}"')
        yield parse(f"{word(1_000, 9_999)}*")
        yield parse(f"{word(100, 1_000)} -{word(2, 20)}")
        yield parse("".join(chr(44032 + draw.randint(2, 200)) for _ in range(2)))
        yield parse(f"{word(2, 20)} from:past-{draw.randrange(AUTHORS)}")
        yield parse(f"{word(20, 200)} in:{draw.choice(rooms)}")


def search(each: int, *, open_to_all: bool) -> list[float]:
    """The page of each query, from names to rows."""
    reader = reader_of(User.objects.get(username=READER))
    everything = Message.objects.filter(state=Message.State.PUBLISHED, deleted_at=None)
    times = []
    for query in queries(each):
        began = time.perf_counter()
        messages = everything if open_to_all else visible(reader)
        list(page(narrowed(messages, query, reader), below=None))
        times.append(time.perf_counter() - began)
    return times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=["seed", "history", "search"])
    parser.add_argument("amount", type=int)
    parser.add_argument("--open", action="store_true")
    asked = parser.parse_args()
    if asked.task == "seed":
        seed(asked.amount)
        return
    for _ in ("to warm up", "to measure"):
        if asked.task == "history":
            times = history(asked.amount)
        else:
            times = search(asked.amount, open_to_all=asked.open)
    print(json.dumps(times))


if __name__ == "__main__":
    main()
