"""What the processes of a run say, each line behind the name of the one that said it."""

import threading
from datetime import datetime
from typing import TextIO

from honcho.colour import get_colours
from honcho.printer import Message, Printer

WIDTH = len("worker")


class Log:
    """Thread-safe: every program has a thread that hands its lines over."""

    def __init__(self, stream: TextIO) -> None:
        self._printer = Printer(stream, width=WIDTH)
        self._stream = stream
        self._colours = get_colours()
        self._colour_of: dict[str, str] = {}
        self._lock = threading.Lock()

    def line(self, name: str, text: str | bytes) -> None:
        """Print `text` behind the time and `name`."""
        with self._lock:
            colour = self._colour_of.setdefault(name, next(self._colours))
            now = datetime.now().astimezone()
            self._printer.write(Message("line", text, now, name, colour))

    def plain(self, text: str) -> None:
        """Print `text` as it is."""
        with self._lock:
            print(text, file=self._stream, flush=True)
