"""What a PNG file holds: its size in pixels and whether anything is drawn on it."""

import struct
import zlib
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size(path: Path) -> tuple[int, int]:
    """Width and height in pixels. ValueError when the file is no PNG."""
    head = path.read_bytes()[:24]
    if not head.startswith(SIGNATURE) or head[12:16] != b"IHDR":
        raise ValueError(f"{path.name} is no PNG")
    width, height = struct.unpack(">II", head[16:24])
    return int(width), int(height)


def distinct_bytes(path: Path) -> int:
    """How many different byte values the filtered pixels have: one or two for a blank picture."""
    return len(set(zlib.decompress(_chunks(path.read_bytes(), b"IDAT"))))


def _chunks(content: bytes, wanted: bytes) -> bytes:
    found, place = b"", len(SIGNATURE)
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        if content[place + 4 : place + 8] == wanted:
            found += content[place + 8 : place + 8 + length]
        place += length + 12
    return found
