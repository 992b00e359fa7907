"""The public data sets as rows of one kind; their labels in the project's categories.

Each row says only what its source knows: a category that is absent is unknown there. Sets named in
`UNSEEN`, and the parts that their makers set aside for tests, are for measuring alone.
"""

import csv
import html
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from moderation.classifier import phrases

HEADS = (
    "toxic", "hate", "harassment", "threat", "sexual", "self_harm", "self_harm_intent", "spam",
)  # fmt: skip
HARM = HEADS[1:6]
TRAIN, CALIBRATE, TEST = "train", "calibrate", "test"
UNSEEN = ("surge", "wiki", "toxigen")

SOURCES = (
    ("davidson", "t-davidson/hate-speech-and-offensive-language", "MIT"),
    ("edos", "rewire-online/edos", "CC0 1.0"),
    ("hatemoji", "HannahKirk/Hatemoji (Build)", "CC BY 4.0"),
    ("madlibs", "conversationai/unintended-ml-bias-analysis (templates)", "Apache-2.0"),
    ("sms", "SMS Spam Collection (UCI), from justmarkham/DAT8", "CC BY 4.0"),
    ("profanity", "surge-ai/profanity", "MIT"),
    ("own", "`phrases.txt`, `classes.tsv`, written for this project", "Apache-2.0"),
    ("docs", "sentences of this project's documentation, harmless", "Apache-2.0"),
    ("surge", "surge-ai/toxicity", "MIT"),
    ("wiki", "conversationai/unintended-ml-bias-analysis (test comments)", "Apache-2.0"),
    ("toxigen", "microsoft/TOXIGEN (demonstrations)", "MIT"),
)

DOCS = Path(__file__).parent.parent.parent / "docs"
_SENTENCE = re.compile(r"(?<=[.:;!?]) ")
_SECOND_PERSON = re.compile(r"\b(you|u|ur|your|youre|you're|yourself|ya)\b", re.IGNORECASE)
_INSULT = re.compile(
    r"\b(bitch|hoe|cunt|pussy|idiot|dumb|stupid|retard\w*|ugly|trash|faggot|fag|hate|"
    r"fuck (you|u))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """`labels`: 0 or 1 by head, as far as known; `part`: TRAIN, CALIBRATE or TEST."""

    text: str
    source: str
    part: str
    labels: Mapping[str, int]
    weight: float = 1.0
    weights: Mapping[str, float] = field(default_factory=dict)


def labels(*true: str, spam: int = 0) -> dict[str, int]:
    """All heads: those named are 1, the others 0; "toxic" follows from any harm."""
    found = dict.fromkeys(HEADS, 0) | dict.fromkeys(true, 1) | {"spam": spam}
    found["toxic"] = int(any(found[name] for name in HARM))
    return found


def read(data: Path, *, seed: int) -> list[Row]:
    """Every row of every source under `data`; FileNotFoundError names what is missing."""
    chosen = random.Random(seed)
    return [
        *_davidson(data, chosen), *_edos(data), *_hatemoji(data), *_madlibs(data, chosen),
        *_sms(data, chosen), *_profanity(data), *_own(seed), *_docs(), *_surge(data), *_wiki(data),
        *_toxigen(data),
    ]  # fmt: skip


def kinds(data: Path) -> dict[str, str]:
    """Word → kind: `classes.tsv`, and what the profanity list adds."""
    found: dict[str, str] = {}
    by_category = {
        "sexual anatomy / sexual acts": "sexual",
        "racial / ethnic slurs": "slur",
        "sexual orientation / gender": "insult",
        "bodily fluids / excrement": "swear",
        "other / general insult": "insult",
        "mental disability": "insult",
    }
    for row in _csv(data / "surge" / "profanity_en.csv"):
        word, kind = row["text"].strip().lower(), by_category.get(row["category_1"])
        if kind and word.isalpha() and word.isascii() and row["severity_description"] != "Mild":
            severe = kind == "insult" and row["severity_description"] == "Severe"
            found[word] = "slur" if severe else kind
    path = Path(__file__).with_name("classes.tsv")
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            for word in words.split():
                if found.get(word) != "slur":
                    found[word] = kind
    return found


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _part(chosen: random.Random) -> str:
    """Where a row of a set without parts of its own goes."""
    return chosen.choices((TRAIN, CALIBRATE, TEST), (70, 15, 15))[0]


def _davidson(data: Path, chosen: random.Random) -> Iterator[Row]:
    """Offensive is a wide word here: most such tweets only swear, so only some count as harm."""
    for row in _csv(data / "davidson" / "labeled_data.csv"):
        text = html.unescape(row["tweet"]).strip()
        part = _part(chosen)
        if row["class"] == "0":
            yield Row(
                text,
                "davidson",
                part,
                {"hate": 1, "toxic": 1, "spam": 0, "self_harm": 0, "self_harm_intent": 0},
            )
        elif row["class"] == "2":
            yield Row(text, "davidson", part, labels())
        else:
            aimed = bool(_SECOND_PERSON.search(text) and _INSULT.search(text))
            known = {"hate": 0, "spam": 0, "self_harm": 0, "self_harm_intent": 0, "toxic": 1}
            if aimed:
                known["harassment"] = 1
            yield Row(text, "davidson", part, known, 0.7 if aimed else 0.25)


def _edos(data: Path) -> Iterator[Row]:
    parts = {"train": TRAIN, "dev": CALIBRATE, "test": TEST}
    for row in _csv(data / "edos" / "edos_labelled_aggregated.csv"):
        part, vector = parts[row["split"]], row["label_vector"]
        if row["label_sexist"] == "not sexist":
            # The comments come from rough places: what is not sexist may still be an insult.
            rough = bool(_INSULT.search(row["text"]))
            known = {"hate": 0, "spam": 0, "self_harm": 0, "self_harm_intent": 0, "sexual": 0}
            yield Row(
                row["text"], "edos", part, {**known, "threat": 0, "toxic": 0},
                weights={"toxic": 0.3 if rough else 0.8, "threat": 0.5},
            )  # fmt: skip
        else:
            known = {"hate": 1, "toxic": 1, "spam": 0, "self_harm_intent": 0}
            known["threat"] = int(vector.startswith("1."))
            if vector.startswith("3.1"):
                known["harassment"] = 1
            yield Row(row["text"], "edos", part, known)


def _hatemoji(data: Path) -> Iterator[Row]:
    parts = {"train": TRAIN, "validation": CALIBRATE, "test": TEST}
    for name, part in parts.items():
        for row in _csv(data / "hatemoji" / f"build_{name}.csv"):
            if row["label_gold"] == "0":
                yield Row(row["text"], "hatemoji", part, labels())
            else:
                known = {"hate": 1, "toxic": 1, "spam": 0, "self_harm_intent": 0}
                known["threat"] = int(row["type"] == "threateninglanguage")
                yield Row(row["text"], "hatemoji", part, known)


def _madlibs(data: Path, chosen: random.Random) -> Iterator[Row]:
    """A sample: 77,000 sentences of six patterns would teach the patterns."""
    rows = list(_csv(data / "jigsaw_bias" / "bias_madlibs_77k.csv"))
    few = [row for row in rows if row["Template"] != "name_adj"]
    for row in few + chosen.sample(rows, 2500):
        text = row["Text"]
        if row["Label"] == "BAD":
            known: dict[str, int] = {"toxic": 1, "spam": 0, "self_harm": 0, "self_harm_intent": 0}
        else:
            known = labels()
        yield Row(text, "madlibs", _part(chosen), known, 0.5)


def _sms(data: Path, chosen: random.Random) -> Iterator[Row]:
    for line in (data / "sms" / "sms.tsv").read_text("utf-8").splitlines():
        kind, _, text = line.partition("\t")
        spam = int(kind == "spam")
        known = labels(spam=spam)
        if spam:  # some of it is lewd
            known = {"spam": 1, "toxic": 0, "hate": 0, "threat": 0, "self_harm": 0}
        yield Row(html.unescape(text), "sms", _part(chosen), known, 0.8)


def _profanity(data: Path) -> Iterator[Row]:
    for row in _csv(data / "surge" / "profanity_en.csv"):
        severe = row["severity_description"] == "Severe"
        if row["category_1"].startswith("racial") and severe:
            yield Row(row["text"], "profanity", TRAIN, labels("hate"))
        elif row["category_1"].startswith("sexual anatomy") and severe:
            yield Row(row["text"], "profanity", TRAIN, labels("sexual"), 0.5)
        elif row["severity_description"] == "Mild":
            yield Row(row["text"], "profanity", TRAIN, labels(), 0.3)


def _own(seed: int) -> Iterator[Row]:
    for found, sentence, pattern in phrases.sentences(seed=seed):
        # Whole patterns are kept apart, not single sentences of one.
        part = CALIBRATE if pattern % 7 == 3 else TRAIN
        yield Row(sentence, "own", part, labels(*found, spam=int("spam" in found)))


def _docs() -> Iterator[Row]:
    """Sentences of the project's own documentation: how people who build things write."""
    for path in sorted(DOCS.rglob("*.md")):
        if "reference" in path.parts:
            continue
        text = " ".join(
            line for line in path.read_text("utf-8").splitlines() if line and line[0] not in "|#`"
        )
        for at, sentence in enumerate(_SENTENCE.split(text)):
            if 12 < len(sentence) < 300:
                yield Row(sentence, "docs", CALIBRATE if at % 7 == 3 else TRAIN, labels(), 0.8)


def _surge(data: Path) -> Iterator[Row]:
    for row in _csv(data / "surge" / "toxicity_en.csv"):
        yield Row(row["text"], "surge", TEST, {"toxic": int(row["is_toxic"] == "Toxic")})


def _wiki(data: Path) -> Iterator[Row]:
    for row in _csv(data / "jigsaw_bias" / "toxicity_nonfuzzed_testset.csv"):
        yield Row(row["comment"], "wiki", TEST, {"toxic": int(row["toxic"] == "True")})


def _toxigen(data: Path) -> Iterator[Row]:
    for path in sorted((data / "toxigen" / "demonstrations").glob("*/*.txt")):
        hateful = int(path.name.startswith("hate"))
        for line in path.read_text("utf-8", errors="replace").splitlines():
            if line.strip():
                yield Row(line.strip(), "toxigen", TEST, {"toxic": hateful})
