"""What looking at a file finds."""

from dataclasses import dataclass, field

IMAGE, FILE, VOICE = "image", "file", "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file is: `kind` is image, file or voice; `extension` without the dot."""

    kind: str
    content_type: str
    extension: str
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None


class Refused(Exception):  # noqa: N818 - the word of the domain
    """The file breaks `rule`. `reason`: type, broken or pixels."""

    def __init__(self, reason: str, rule: str) -> None:
        super().__init__(rule)
        self.reason = reason
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Voice:
    """What the container of a voice note says."""

    codec: str
    duration_ms: int
    tracks: list[str] = field(default_factory=list)
