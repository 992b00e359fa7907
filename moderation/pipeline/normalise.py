"""What a text says under its disguise: Unicode tricks taken off, words apart. Pure.

ASCII texts, by far the most, take a short way through. Every step is linear in the text's length.
"""

import hashlib
import re
import unicodedata

import confusable_homoglyphs.confusables as confusables

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
HANGUL = re.compile(r"[가-힣ᄀ-ᇿ]")

_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b\u180c\u180d\u180e\ufeff"
    + "".join(map(chr, range(0x200B, 0x2010)))
    + "".join(map(chr, range(0x202A, 0x202F)))
    + "".join(map(chr, range(0x2060, 0x2070)))
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xFFF9, 0xFFFC)))
    + "".join(map(chr, range(0xE0000, 0xE01F0)))
)
_CLEAN = {**dict.fromkeys(map(ord, _INVISIBLE)), **dict.fromkeys(map(ord, _BLANKS), " ")}

# Looks that the confusables data leaves out: small capitals, boxed letters, Cyrillic and Greek
# letters that are drawn like Latin ones, currency signs.
_LOOKALIKES = {
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)),
    **{
        chr(base + i): chr(97 + i)
        for base in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
        for i in range(26)
    },
    **dict(zip("кКтТвВнНмМгГцЦшШиИ", "kkttbbhhmmrruuwwnn", strict=True)),
    **dict(zip("αβγεηικνοπρτυχωκΚΤΝΜΗΒΕΙΟΡΧΥΑΖ", "abyenikvonptuxwkktnmhbeiopxyaz", strict=True)),
    **dict(zip("øØđĐłŁħŧƒßɑɡɩɪɢ", "oodd11htfbagiig".replace("1", "l"), strict=True)),
    **dict(zip("¡¢€£¥§©®", "iceLysCr".lower(), strict=True)),
    "æ": "ae",
    "œ": "oe",
}


def _homoglyphs() -> dict[int, str]:
    """Every character drawn like a Latin letter, with that letter in lower case."""
    table: dict[int, str] = {}
    for char, looks in confusables.confusables_data.items():
        if len(char) == 1 and not char.isascii():
            letters = [look["c"] for look in looks if look["c"].isascii() and look["c"].isalpha()]
            single = [letter for letter in letters if len(letter) == 1]
            if single:
                table[ord(char)] = single[0].lower()
    table.update({ord(char): letters for char, letters in _LOOKALIKES.items()})
    return table


HOMOGLYPHS = _homoglyphs()


_UNDISGUISED = re.compile(r"[\x00-\x7f가-힣一-鿿ぁ-ヿ。、！？…“”‘’–—]*")


def wears_letters(text: str) -> bool:
    """Whether `text` holds characters that can pass for Latin letters or hide between them."""
    return not text.isascii() and not _UNDISGUISED.fullmatch(text)


def clean(text: str) -> str:
    """NFKC without invisible, bidirectional and tag characters; blanks become spaces."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_CLEAN)).translate(_CLEAN)


def plain(text: str) -> str:
    """`clean` in lower case, apostrophes inside words gone: "Don't" is "dont"."""
    lowered = text.lower() if text.isascii() else clean(text).casefold()
    return (
        APOSTROPHES.sub("", lowered)
        if not text.isascii() or "'" in text or "`" in text
        else lowered
    )


def skeleton(text: str) -> str:
    """`plain`, with every letter that looks Latin made Latin and accents gone."""
    if text.isascii():
        return plain(text)
    bare = unicodedata.normalize("NFKD", text.translate(_CLEAN).translate(HOMOGLYPHS))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return plain(unicodedata.normalize("NFC", bare).translate(HOMOGLYPHS))


def hash_of(text: str) -> str:
    """Hex SHA-256 of a text as submitted."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def words(text: str) -> list[str]:
    """The words of a `plain` or `skeleton` text, in order."""
    return WORD.findall(text)
