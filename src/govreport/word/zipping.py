"""Zip out: a fixed order, a fixed date, nothing of the machine in it. Unchanged members are deflated once."""

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50
_DATE = (0 << 9) | (1 << 5) | 1  # 1980-01-01, the first day that a zip can name
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_VERSION = 20
# Photographs do not shrink; deflating them again costs time and gains nothing.
_ALREADY_PACKED = (".png", ".jpg", ".jpeg", ".gif")


class Member(NamedTuple):
    """One member, ready to be written. data: packed. size, crc: of what was packed."""

    name: str
    data: bytes
    size: int
    crc: int
    method: int

    @property
    def content(self) -> bytes:
        """Return what was packed."""
        return self.data if self.method == _STORED else zlib.decompress(self.data, -15, self.size)


def packed(name: str, content: bytes) -> Member:
    """Return *content* packed as the member *name*."""
    crc = zlib.crc32(content)
    if name.lower().endswith(_ALREADY_PACKED):
        return Member(name, content, len(content), crc, _STORED)
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Member(name, deflate.compress(content) + deflate.flush(), len(content), crc, _DEFLATED)


def archive(members: Iterable[Member]) -> bytes:
    """Return a zip of *members* in the order given."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode()
        flags = 0 if name.isascii() else _UTF8
        shared = (flags, member.method, 0, _DATE, member.crc, len(member.data), member.size, len(name), 0)
        local = struct.pack("<IHHHHHIIIHH", _LOCAL, _VERSION, *shared)
        body += (local, name, member.data)
        directory.append(
            struct.pack("<IHHHHHHIIIHHHHHII", _CENTRAL, _VERSION, _VERSION, *shared, 0, 0, 0, 0, offset)
            + name
        )
        offset += len(local) + len(name) + len(member.data)
    index = b"".join(directory)
    end = struct.pack("<IHHHHIIH", _END, 0, 0, len(directory), len(directory), len(index), offset, 0)
    return b"".join((*body, index, end))
