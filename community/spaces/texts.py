"""What people write about a space, ready to store and to review."""

from collections.abc import Mapping, Sequence
from typing import Any

from community.spaces import limits
from core.kernel.errors import INPUT_INVALID, said
from core.kernel.gate import TextKind
from core.kernel.review import NamedText
from core.kernel.text import clean_line, clean_text

_KINDS = {
    "name": TextKind.SPACE_NAME,
    "description": TextKind.SPACE_DESCRIPTION,
    "question": TextKind.SPACE_QUESTION,
    "rules": TextKind.SPACE_RULE,
}


def cleaned(given: Mapping[str, Any]) -> dict[str, Any]:
    """Those of name, description, question and rules that are given; INPUT_INVALID."""
    texts: dict[str, Any] = {}
    if "name" in given:
        texts["name"] = clean_line(
            given["name"], field="name", limit=limits.NAME_CHARS, required=True
        )
    if "description" in given:
        texts["description"] = clean_text(
            given["description"], field="description", limit=limits.DESCRIPTION_CHARS
        )
    if "question" in given:
        texts["question"] = clean_line(
            given["question"], field="question", limit=limits.QUESTION_CHARS
        )
    if "rules" in given:
        texts["rules"] = _rules(given["rules"])
    return texts


def named(texts: Mapping[str, Any]) -> list[NamedText]:
    """The texts for the gate, every rule by itself."""
    return [
        NamedText(_KINDS[name], name, text)
        for name, value in texts.items()
        for text in ([value] if isinstance(value, str) else value)
    ]


def _rules(given: Sequence[str]) -> list[str]:
    if len(given) > limits.RULES_MAX:
        raise INPUT_INVALID(
            field="rules", rule=said("has at most {limit} entries", limit=limits.RULES_MAX)
        )
    return [
        clean_line(rule, field="rules", limit=limits.RULE_CHARS, required=True) for rule in given
    ]
