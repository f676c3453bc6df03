"""gzip unpacked up to a cap, so that a small file cannot fill the memory."""

import gzip
import io
import zlib
from typing import IO, Any

from kosovo_lib.errors import DataError

__all__ = ["BROKEN", "Unpacked", "is_packed", "unpacked"]

BROKEN = (OSError, EOFError, zlib.error)
"""What Python raises on a damaged or shortened gzip file."""


class Unpacked(io.RawIOBase):
    """What a gzip file unpacks to, as a stream; reading beyond ``cap`` bytes raises DataError."""

    def __init__(self, packed: IO[bytes], *, name: str, cap: int, rule: str) -> None:
        self._stream = gzip.GzipFile(fileobj=packed)
        self._left = cap
        self._refusal = f"{name}: unpacks to more than {cap:,} bytes; {rule}"

    def readable(self) -> bool:
        """It is read, never written."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, as streams do."""
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise DataError(self._refusal)
        buffer[: len(data)] = data
        return len(data)


def is_packed(data: bytes) -> bool:
    """Whether these are the bytes of a gzip file."""
    return data.startswith(b"\x1f\x8b\x08")


def unpacked(data: bytes, *, name: str, cap: int, rule: str) -> bytes:
    """The bytes that gzip packed.

    Raises:
        DataError: they are more than ``cap``, which the ``rule`` explains, or the file is damaged.
    """
    try:
        return Unpacked(io.BytesIO(data), name=name, cap=cap, rule=rule).readall()
    except BROKEN as error:
        raise DataError(f"{name}: a gzip file that cannot be unpacked: {error}") from error
