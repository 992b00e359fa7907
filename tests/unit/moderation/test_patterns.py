"""What word lists catch, and what they leave alone."""

from typing import Any

import pytest

from core.kernel.ids import new_id
from moderation.pipeline.lexicon import BLOCK, FLAG, built_in, entry, merged, parse
from moderation.pipeline.normalise import words
from moderation.pipeline.patterns import Matcher

HOMOGLYPHS = str.maketrans("aeiopcsy", "аеіорсѕу")
LEET = str.maketrans("aeiost", "431057")
BAD = [
    "kill yourself",
    "you are a faggot",
    "go back home you wetback",
    "fucking niggers",
    "i will kill you",
    "im gonna murder you",
    "kys",
    "all the kikes lie",
    "you dirty raghead",
    "shut up you chinks",
    "go hang yourself",
    "slit your wrists",
    "gas the jews",
    "stupid towelheads everywhere",
    "send me child porn",
    "you should just kill yourself",
    "death to all muslims",
    "nobody would miss you",
    "i will find you and kill you",
    "the world would be better without you",
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(merged(built_in()))


def severity(matcher: Matcher, text: str) -> int:
    match = matcher.search(text)
    return match.entry.severity if match else 0


def caught(matcher: Matcher, texts: list[str]) -> float:
    return sum(severity(matcher, text) == BLOCK for text in texts) / len(texts)


@pytest.mark.parametrize("text", BAD)
def test_plain_abuse_is_blocked(matcher: Matcher, text: str) -> None:
    assert severity(matcher, text) == BLOCK
    assert severity(matcher, text.upper() + "!!!") == BLOCK


def test_leetspeak_is_caught(matcher: Matcher) -> None:
    assert caught(matcher, [text.translate(LEET) for text in BAD]) >= 0.95


def test_homoglyphs_are_caught(matcher: Matcher) -> None:
    assert caught(matcher, [text.translate(HOMOGLYPHS) for text in BAD]) >= 0.95


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u202e"])
def test_invisible_characters_are_caught(matcher: Matcher, hidden: str) -> None:
    assert caught(matcher, [hidden.join(text) for text in BAD]) >= 0.95


@pytest.mark.parametrize("first", [0xFF41, 0x1D41A, 0x1D4EA, 0x24D0, 0x1D5BA])
def test_styled_letters_are_caught(matcher: Matcher, first: int) -> None:
    table = {ord("a") + i: chr(first + i) for i in range(26)}
    assert caught(matcher, [text.translate(table) for text in BAD]) >= 0.95


def test_accents_and_stacked_marks_are_caught(matcher: Matcher) -> None:
    assert caught(matcher, ["".join(f"{c}\u0336\u0301" for c in text) for text in BAD]) >= 0.95


def test_stretched_letters_are_caught(matcher: Matcher) -> None:
    stretched = [" ".join(w[:-1] + w[-1] * 5 for w in text.split()) for text in BAD]
    assert caught(matcher, stretched) >= 0.95


@pytest.mark.parametrize("between", [" ", ".", "-", "_", "*"])
def test_spaced_letters_are_caught(matcher: Matcher, between: str) -> None:
    spaced = ["  ".join(between.join(word) for word in text.split()) for text in BAD]
    assert caught(matcher, spaced) >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "n*gger",
        "n!gg3r",
        "f@gg0t",
        "fa**ot",
        "faggot123",
        "xXfaggotXx",
        "fag_got",
        "k.y.s",
        "killyourself",
        "k1ll-y0ur53lf",
        "ｋｉｌｌ ｙｏｕｒｓｅｌｆ",
        "🅺🅸🅻🅻 🆈🅾🆄🆁🆂🅴🅻🅵",
        "ᴋɪʟʟ ʏᴏᴜʀꜱᴇʟꜰ",
        "why don't you kill yourself",
        '"kill yourself"',
        "> kill yourself",
        "KYS",
        "kill ur self",
    ],
)
def test_a_disguise_does_not_help(matcher: Matcher, text: str) -> None:
    assert severity(matcher, text) == BLOCK


@pytest.mark.parametrize(
    "text",
    [
        # words inside words
        "Scunthorpe, Penistone and Lightwater",
        "the assassin passed the classic assessment",
        "a cockpit full of peacocks and cocktails",
        "Dickens, Hitchcock and Shitake",
        "Essex, Sussex",
        "pakistani and niggardly",
        "raccoons and cocoons",
        "specification of spices",
        # identity
        "i am gay and proud of it",
        "as a black muslim woman i disagree",
        "jewish holidays this week",
        "the trans community meets on friday",
        "my lesbian neighbours adopted",
        "he is autistic",
        # negation
        "please don't kill yourself",
        "i would never kill you",
        "I won't ever hurt you",
        "nobody should tell anyone to kill themselves",
        "don't go kill yourself over an exam",
        # quotation and reports
        'he told me "kill yourself" and i blocked him',
        "someone called my brother a 'faggot' today",
        "> kill yourself\nplease report whoever wrote this",
        "she said “i will kill you” on the phone",
        "the word `kike` is a slur",
        # figures of speech and trade terms
        "kill -9 the process and its children",
        "this commute is killing me",
        "you killed it on stage",
        "we shoot at dawn with the new lens",
        "i'll shoot you an email",
        "shoot yourself in the foot",
        "i will destroy you in chess",
        "i will kill you in chess",
        "spic and span",
        "a maine coon cat",
        "a chink in the armor",
        "flame retardant paint",
        "git kill-ring",
        "cut the bloody grass",
        "hang yourself a hammock",
        "bomb of a concert",
        "that exam murdered me",
        # mild swearing
        "what the fuck is this shit",
        "damn, that's a bloody good crap detector",
        "holy shit!!!",
        "my ass hurts from this bastard of a chair",
        "wtf lmfao",
        "this is fucking great",
        # health and help
        "suicide prevention hotline",
        "my friend thinks about suicide, what can i do",
        "how do i support someone who self-harms",
        "breast cancer screening",
        "sex education class",
        "organisations that fight child pornography",
        "charged with possession of child porn",
        # technical
        "white power supply unit",
        "master branch",
        "a 4x4 matrix, 5s timeout, gpt4 @ 3pm",
        "f.e. node.js v2.1.0 i.e. a b c d e f",
        "e=mc2 and 1337 h4x0r",
        "sha fa6607d3 at c0ffee",
        "ㅋㅋㅋㅋ",
        "🇺🇸🇰🇷🇫🇷",
        "аптека на углу",
        "Straße in München",
        "こんにちは世界",
        "",
    ],
)
def test_harmless_text_passes(matcher: Matcher, text: str) -> None:
    match = matcher.search(text)
    assert match is None, match


@pytest.mark.parametrize(
    "text",
    ["you are an idiot", "fuck you", "what a slut", "you pathetic whore", "hes a retard"],
)
def test_coarse_insults_are_flagged_not_blocked(matcher: Matcher, text: str) -> None:
    assert severity(matcher, text) == FLAG


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("너 죽여버린다", BLOCK),
        ("자살해라 진짜", BLOCK),
        ("나가죽어", BLOCK),
        ("짱깨들은 꺼져", BLOCK),
        ("자.살.해.라", BLOCK),
        ("짱1깨", BLOCK),
        ("너를 죽일 거야", BLOCK),
        ("개새끼야", FLAG),
        ("병신아", FLAG),
        ("이런 개1새끼", FLAG),
        ("시 발 년", FLAG),
        ("씨발 왜 안돼", 0),
        ("시발점에서 만나요", 0),
        ("자살 예방 상담 전화", 0),
        ("죽어도 못 보내", 0),
        ("게이 친구가 있어요", 0),
        ("흑인 음악을 좋아해요", 0),
        ("배고파 죽겠다", 0),
        ("죽여주는 맛집", 0),
        ("자살해서는 안 됩니다", 0),
        ("존나 재밌다", 0),
        ("병원에 신발 두고 왔어", 0),
    ],
)
def test_korean(matcher: Matcher, text: str, expected: int) -> None:
    assert severity(matcher, text) == expected


def test_an_entry_of_the_site_overrides_the_built_in_one() -> None:
    mild = entry("faggot", severity=1, category="hate")
    own = entry("Blue Whale Challenge", severity=3, category="self_harm")
    assert mild is not None
    assert own is not None
    matcher = Matcher(merged(built_in(), [mild, own]))
    assert matcher.search("faggot") is None
    assert severity(matcher, "try the blue-whale challenge") == BLOCK
    assert severity(matcher, "blu3 wh4le ch4llenge") == BLOCK


def test_a_space_can_raise_a_mild_word() -> None:
    raised = entry("crap", severity=2, category="profanity")
    assert raised is not None
    assert severity(Matcher(merged(built_in(), [raised])), "what crap") == FLAG


def test_a_bad_line_of_a_list_is_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse("3\thate\tone\nnonsense\n")


def test_the_work_grows_with_the_text_and_no_faster(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in trie look-ups, on texts made to be bad for matchers."""

    class Counting(dict):  # type: ignore[type-arg]
        looks = 0

        def get(self, key: Any, default: Any = None) -> Any:
            Counting.looks += 1
            found = super().get(key, default)
            return Counting(found) if isinstance(found, dict) else found

    monkeypatch.setattr(matcher, "_trie", Counting(matcher._trie))
    depth = max(len(one.phrase) for one in built_in())
    for unit in ("i will ", "go and go and ", "you should ", "kill your ", "a ", "n i g "):
        for size in (100, 200, 400):
            Counting.looks = 0
            text = unit * size
            matcher._walk(words(text))
            assert Counting.looks <= len(text.split()) * (2 * depth + 1)


@pytest.mark.parametrize(
    "unit",
    ["a", "a ", "!", "1", "a1", "n.", "*", "n*", '"', "'", ">", "가", "ㄱ", "\u0301", "🅰", "x!x"],
)
def test_hostile_repetition_is_read_to_the_end(matcher: Matcher, unit: str) -> None:
    for size in (1, 4000 // len(unit)):
        assert severity(matcher, unit * size) == 0
        assert severity(matcher, unit * size + " kill yourself " + str(new_id())) == BLOCK
