"""Lines as editors count them: ended by a line feed, a carriage return or both, numbered from 1."""

import re

__all__ = ["LineNumbers"]

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class LineNumbers:
    """Line numbers from 1 for offsets that only grow, in one pass over the text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
        self._line = 0

    def at(self, offset: int) -> int:
        """The line on which an offset stands."""
        while self._line + 1 < len(self._starts) and self._starts[self._line + 1] <= offset:
            self._line += 1
        return self._line + 1
