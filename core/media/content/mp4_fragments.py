"""The length of an M4A recorded in fragments: the samples of each, one after the other."""

_SAMPLES_MAX = 1_000_000
_TFHD_BASE, _TFHD_DESCRIPTION, _TFHD_DURATION = 0x1, 0x2, 0x8
_TRUN_OFFSET, _TRUN_FIRST, _TRUN_DURATION = 0x1, 0x4, 0x100
_TRUN_FIELDS = (_TRUN_DURATION, 0x200, 0x400, 0x800)


class Fragments:
    """Adds up what boxes say, given in the order of the file; those it does not know it ignores."""

    def __init__(self) -> None:
        self._scale = 0
        self._usual = self._here = 0
        self._units = 0

    def take(self, kind: bytes, box: bytes) -> None:
        """The content of one box; ValueError when it cannot be true."""
        match kind:
            case b"mdhd":
                self._scale = _number(box, 20 if box[0] == 1 else 12)
            case b"trex":
                self._usual = _number(box, 12)
            case b"tfhd":
                self._here = _default(box) or self._usual
            case b"trun":
                self._units += _run(box, self._here or self._usual)

    @property
    def milliseconds(self) -> int:
        """Of all fragments together."""
        return self._units * 1000 // self._scale if self._scale else 0


def _number(box: bytes, at: int) -> int:
    if at + 4 > len(box):
        raise ValueError("a box is too short")
    return int.from_bytes(box[at : at + 4])


def _default(box: bytes) -> int:
    """How long a sample of this fragment lasts, 0 when it does not say."""
    flags = _number(box, 0) & 0xFFFFFF
    if not flags & _TFHD_DURATION:
        return 0
    return _number(box, 8 + 8 * bool(flags & _TFHD_BASE) + 4 * bool(flags & _TFHD_DESCRIPTION))


def _run(box: bytes, usual: int) -> int:
    flags, count = _number(box, 0) & 0xFFFFFF, _number(box, 4)
    if count > _SAMPLES_MAX:
        raise ValueError("too many samples")
    if not flags & _TRUN_DURATION:
        return count * usual
    first = 8 + 4 * bool(flags & _TRUN_OFFSET) + 4 * bool(flags & _TRUN_FIRST)
    step = 4 * sum(bool(flags & field) for field in _TRUN_FIELDS)
    return sum(_number(box, first + step * sample) for sample in range(count))
