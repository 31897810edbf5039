"""The one form of ZIP that a bundle has (§5), parsed by hand."""

import mmap
import re
import struct
import zlib

import notes
from problem import malformed

FIRST = ["README.txt", "checkpoint", "leaves.jsonl", "parts.jsonl", "earlier.jsonl"]
MAX_LINE = MAX_DIRECTORY = 64 * 1024 * 1024
_NAME = re.compile(rb"[A-Za-z0-9._/-]{1,200}")
_TOKEN = re.compile(r"tokens/([0-9]+)-([0-9]+)\.tsr")


class Bundle:
    """The files of a bundle: name, where its data begins and where it ends."""

    def __init__(self, path):
        try:
            with open(path, "rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            raise malformed("the bundle cannot be read or is empty") from None
        try:
            self.files = {}
            self._read()
        except BaseException:
            self.close()
            raise

    def close(self):
        self._data.close()

    def bytes(self, name):
        start, end = self.files[name]
        return self._data[start:end]

    def chunks(self, name):
        start, end = self.files[name]
        for at in range(start, end, 1 << 20):
            yield self._data[at : min(at + (1 << 20), end)]

    def lines(self, name):
        """The lines of a file without their ends. The last one must have its end, too."""
        at, end = self.files[name]
        while at < end:
            stop = self._data.find(b"\n", at, end)
            if stop < 0:
                raise malformed("the last line has no end", name)
            if stop - at > MAX_LINE:
                raise malformed("a line is too long", name)
            yield self._data[at:stop]
            at = stop + 1

    def _read(self):
        data = self._data
        total = len(data)
        if total < 98:
            raise malformed("too short for a bundle")
        if data[total - 22 :] != b"PK\x05\x06" + bytes(4) + b"\xff" * 12 + bytes(2):
            raise malformed("the ZIP's end record is not of the form")
        end64 = total - 98
        if data[total - 42 : total - 22] != b"PK\x06\x07" + struct.pack("<IQI", 0, end64, 1):
            raise malformed("the ZIP's locator is not of the form")
        count, length, offset = struct.unpack("<QQQ", data[end64 + 32 : end64 + 56])
        if data[end64 : end64 + 32] != b"PK\x06\x06" + struct.pack("<QHHIIQ", 44, 0x032D, 45, 0, 0, count):
            raise malformed("the ZIP64 end record is not of the form")
        if offset + length != end64 or length > MAX_DIRECTORY:
            raise malformed("the ZIP's directory is not where it should be")
        at, local = offset, 0
        for _ in range(count):
            at, local = self._entry(at, end64, local, offset)
        if at != end64 or local != offset:
            raise malformed("the ZIP has gaps")
        self._names()

    def _entry(self, at, end64, local, directory):
        data = self._data
        if at + 46 > end64:
            raise malformed("the ZIP's directory is cut off")
        crc, name_length = data[at + 16 : at + 20], data[at + 28 : at + 30]
        n = struct.unpack("<H", name_length)[0]
        header = b"PK\x01\x02" + struct.pack("<HHHHHH", 0x032D, 45, 0x0800, 0, 0, 0x0021) + crc + b"\xff" * 8 + name_length
        header += struct.pack("<HHHHII", 28, 0, 0, 0, 0x81A40000, 0xFFFFFFFF)
        name = data[at + 46 : at + 46 + n]
        extra = data[at + 46 + n : at + 74 + n]
        if data[at : at + 46] != header or at + 74 + n > end64 or not _NAME.fullmatch(name):
            raise malformed("a header in the ZIP's directory is not of the form")
        size = struct.unpack("<Q", extra[4:12])[0]
        if extra != struct.pack("<HHQQQ", 1, 24, size, size, local):
            raise malformed("sizes in the ZIP's directory are not of the form")
        text = name.decode("ascii")
        if text in self.files or any(part in ("", ".", "..") for part in text.split("/")):
            raise malformed("a file's name is not of the form", text)
        wanted = b"PK\x03\x04" + struct.pack("<HHHHH", 45, 0x0800, 0, 0, 0x0021) + crc + b"\xff" * 8 + name_length
        wanted += struct.pack("<H", 20) + name + struct.pack("<HHQQ", 1, 16, size, size)
        start = local + len(wanted)
        if data[local:start] != wanted or start + size > directory:
            raise malformed("a local header is not of the form", text)
        self.files[text] = (start, start + size)
        check = 0
        for chunk in self.chunks(text):
            check = zlib.crc32(chunk, check)
        if struct.pack("<I", check) != crc:
            raise malformed("CRC-32 does not hold", text)
        return at + 74 + n, start + size

    def _names(self):
        names = list(self.files)
        if names[:5] != FIRST:
            raise malformed("the required files are not there, or not in order")
        rest = [name for name in names[5:] if not name.startswith("files/")]
        if names[5:] != rest + sorted(name for name in names[5:] if name.startswith("files/")):
            raise malformed("files are not in order, or not of a bundle")
        self.tokens = []
        before = (-1, 0)
        for name in rest:
            match = _TOKEN.fullmatch(name)
            size, n = (notes.decimal(match[1]), notes.decimal(match[2])) if match else (None, None)
            if size is None or n is None:
                raise malformed("not a file of a bundle", name)
            if not (n == before[1] + 1 if size == before[0] else size > before[0] and n == 0):
                raise malformed("tokens are not in order", name)
            before = (size, n)
            self.tokens.append((size, name))
        self.readable = [name for name in names[5:] if name.startswith("files/")]
