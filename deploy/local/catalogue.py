"""`python -m deploy.local.catalogue`: write the `.mo` files of `locale/` from their `.po` files.

In Python, because `msgfmt` is not on every machine; the `.mo` files are committed, so that nothing
has to be compiled before a start.
"""

import ast
import re
import struct
from pathlib import Path

LOCALES = Path(__file__).resolve().parent.parent.parent / "locale"
_LINE = re.compile(r'(?:(msgctxt|msgid|msgstr) )?(".*")$')
_MAGIC = 0x950412DE


def read_catalogue(text: str) -> dict[str, str]:
    """Translations by key: the English text, after its context and `\\x04` if it has one.

    ValueError names a line that is not understood and a text that stands there twice.
    """
    entries: list[dict[str, str]] = [{}]
    part = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.match(line)
        if found is None:
            raise ValueError(f"line {number} is no part of an entry: {line}")
        name, value = found[1], str(ast.literal_eval(found[2]))
        if name in ("msgctxt", "msgid") and "msgstr" in entries[-1]:
            entries.append({})
        part = name or part
        entries[-1][part] = entries[-1].get(part, "") + value
    known: dict[str, str] = {}
    for entry in entries:
        key = f"{entry['msgctxt']}\x04{entry['msgid']}" if "msgctxt" in entry else entry["msgid"]
        if key in known:
            raise ValueError(f"{entry['msgid']!r} stands there twice")
        known[key] = entry["msgstr"]
    return known


def compiled(catalogue: dict[str, str]) -> bytes:
    """The GNU `.mo` file: sorted keys, then their texts, each found by length and place."""
    pairs = [(key.encode(), text.encode()) for key, text in sorted(catalogue.items()) if text]
    tables_end = 7 * 4 + 16 * len(pairs)
    keys, texts, data = b"", b"", b""
    for side in (0, 1):
        table = b""
        for pair in pairs:
            table += struct.pack("<II", len(pair[side]), tables_end + len(data))
            data += pair[side] + b"\0"
        keys, texts = (table, texts) if side == 0 else (keys, table)
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, tables_end)
    return head + keys + texts + data


def main() -> None:
    """Compile every catalogue."""
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        catalogue = read_catalogue(source.read_text(encoding="utf-8"))
        source.with_suffix(".mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    main()
