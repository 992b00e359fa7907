"""Every hit satisfies a naive reading of the query, and every message that does is a hit."""

import re
import unicodedata

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.chat.models import Message
from community.chat.search.parser import parse
from community.chat.selectors.search import search
from core.kernel.ids import new_id
from tests.support.factories import RoomFactory, member

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = ["a", "ab", "abc", "Bär", "bar", "BAR", "x1", "12", "검색", "색기", "검", "기능", "東京",
         "京", "タワー", "北京"]  # fmt: skip
GLUE = [" ", "", ", ", "-", "\n", " 🎉 ", "_", "'", ". "]
PIECES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), min_size=1, max_size=6)
CONTENTS = PIECES.map(lambda pieces: "".join(word + glue for word, glue in pieces).strip())
TERMS = st.tuples(
    st.sampled_from(["", "-"]),
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from([f"{word}*" for word in WORDS if len(word) > 1]),
        CONTENTS.map(lambda text: f'"{text}"'),
    ),
).map("".join)
QUERIES = st.lists(TERMS, min_size=1, max_size=3).map(" ".join)

ASIAN = "[가-힣ぁ-んァ-ヶー一-龥]"


def spaced(text: str) -> str:
    """Words in lower case without accents, one space between them and around them all; a run of
    Asian characters is a word of its own."""
    parts = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(part for part in parts if not "\u0300" <= part <= "\u036f")
    plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(r"[^0-9a-z가-힣ぁ-んァ-ヶー一-龥]+", " ", plain)
    plain = re.sub(f"({ASIAN}+)", r" \1 ", plain)
    return " " + " ".join(plain.split()) + " "


def contains(content: str, words: str, *, prefix: bool) -> bool:
    wanted = spaced(words).strip()
    before = "" if re.match(ASIAN, wanted) else " "
    after = "" if prefix or re.match(ASIAN, wanted[-1]) else " "
    return f"{before}{wanted}{after}" in spaced(content)


def satisfies(content: str, query: str) -> bool:
    return all(
        contains(content, text.words, prefix=text.prefix) != text.negated
        for text in parse(query).texts
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(contents=st.lists(CONTENTS, min_size=1, max_size=12), queries=st.lists(QUERIES, min_size=4))
def test_hits_are_exactly_the_messages_that_satisfy_the_query(
    contents: list[str], queries: list[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE chat_room, chat_message CASCADE")
    room, hidden = RoomFactory(), RoomFactory(space__visibility="private")
    author, reader = member(room), member(room)
    rows = [
        Message(
            room=place,
            author=author,
            content=content,
            nonce=new_id(),
            fingerprint=b"",
            state="published",
            seq=seq,
            last_seq=seq,
        )
        for place in (room, hidden)
        for seq, content in enumerate(contents, 1)
    ]
    Message.objects.bulk_create(rows)
    for query in queries:
        found = [one.id for one in search(reader, parse(query), below=None).messages]
        wanted = [
            one.id for one in rows if one.room_id == room.id and satisfies(one.content, query)
        ]
        assert found == wanted[::-1], query


def test_the_functions_work_whatever_the_search_path_is() -> None:
    """As when a dump is restored."""
    room = RoomFactory()
    author = member(room)
    made = Message.objects.create(
        room=room, author=author, content="old", nonce=new_id(), fingerprint=b"", seq=1, last_seq=1,
        state="published",
    )  # fmt: skip
    schema = connection.cursor().execute("SELECT current_schema()").fetchone()[0]
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = ''")
        try:
            cursor.execute(
                f"UPDATE {schema}.chat_message SET content = '검색 @mia https://a.example'"
            )
        finally:
            cursor.execute("RESET search_path")
        cursor.execute("SELECT search::text FROM chat_message WHERE id = %s", [made.id])
        [entries] = cursor.fetchone()
    assert "'@mia'" in entries and "'has:link'" in entries and "'검색'" in entries
