"""Signed notes, checkpoints and keys (§4)."""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

import ed25519
import jcs

# Unicode's White_Space. str.isspace() has other characters besides.
_SPACES = frozenset("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,15}")
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\ufffd]")
_MAX_BYTES, _MAX_LINES = 1_000_000, 100
LOG, WITNESS = 1, 4


class NotOfForm(Exception):
    """The text is no note, no checkpoint or no key."""


def is_name(text):
    """Whether text may name a key or an origin."""
    return bool(text) and not any(c in _SPACES or c < " " or c in "+\ufffd" for c in text)


def is_origin(text):
    try:
        return is_name(text) and len(text.encode("utf-8")) <= 200
    except UnicodeEncodeError:
        return False


def base64_bytes(text):
    """The bytes of canonical, padded Base64, or None."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode("ascii") == text else None


def decimal(text):
    """The number that a decimal without leading zeros says, below 2^53; else None."""
    if not _DECIMAL.fullmatch(text) or int(text) >= jcs.MAX_SAFE:
        return None
    return int(text)


@dataclass(frozen=True)
class Key:
    name: str
    id: bytes
    algorithm: int
    public: bytes

    def __str__(self):
        return self.name + "+" + self.id.hex()

    def signed(self, text, signature):
        """Whether the bytes behind the key id of a line are this key's signature of the note's text."""
        if self.algorithm == LOG:
            return ed25519.verify(self.public, text, signature)
        if len(signature) != 72:
            return False
        seconds = int.from_bytes(signature[:8], "big")
        return ed25519.verify(self.public, b"cosignature/v1\ntime %d\n" % seconds + text, signature[8:])


def parse_key(text, algorithm):
    """A vkey of the algorithm; NotOfForm if it is none or a bad one."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not is_name(parts[0]) or not re.fullmatch(r"[0-9a-f]{8}", parts[1]):
        raise NotOfForm("not a key")
    data = base64_bytes(parts[2])
    if data is None or len(data) != 33 or data[0] != algorithm:
        raise NotOfForm("not a key of that kind")
    try:
        name = parts[0].encode("utf-8")
    except UnicodeEncodeError:
        raise NotOfForm("not a key's name") from None
    if hashlib.sha256(name + b"\n" + data).hexdigest()[:8] != parts[1]:
        raise NotOfForm("a key under another id")
    if not ed25519.is_good_key(data[1:]):
        raise NotOfForm("a key that is no good point")
    return Key(parts[0], bytes.fromhex(parts[1]), algorithm, data[1:])


@dataclass(frozen=True)
class Checkpoint:
    text: bytes
    origin: str
    size: int
    root: bytes
    lines: tuple

    def imprint(self):
        """What a time-stamp of it is of."""
        return hashlib.sha256(self.text).digest()

    def signers(self, keys):
        """Those of the keys that signed, in their order; and whether every line by one of them holds."""
        found, sound = [], True
        for key in keys:
            for name, data in self.lines:
                if name == key.name and data[:4] == key.id:
                    if key.signed(self.text, data[4:]):
                        found.append(key)
                    else:
                        sound = False
        return list(dict.fromkeys(found)), sound


def parse_checkpoint(data):
    """A signed note whose text is a checkpoint, from bytes; else NotOfForm."""
    if len(data) > _MAX_BYTES:
        raise NotOfForm("too long")
    try:
        note = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotOfForm("not UTF-8") from None
    if _FORBIDDEN.search(note):
        raise NotOfForm("control characters")
    split = note.rfind("\n\n")
    if split < 0 or not note.endswith("\n"):
        raise NotOfForm("not a signed note")
    text, signatures = note[: split + 1], note[split + 2 : -1]
    lines = []
    signatures = signatures.split("\n")
    if len(signatures) > _MAX_LINES:
        raise NotOfForm("too many signatures")
    for line in signatures:
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not is_name(parts[1]):
            raise NotOfForm("not a signature line")
        bytes_ = base64_bytes(parts[2])
        if bytes_ is None or len(bytes_) < 5:
            raise NotOfForm("not a signature")
        lines.append((parts[1], bytes_))
    says = text[:-1].split("\n")
    if len(says) < 3 or "" in says or not is_origin(says[0]):
        raise NotOfForm("not a checkpoint")
    size, root = decimal(says[1]), base64_bytes(says[2])
    if size is None or root is None or len(root) != 32:
        raise NotOfForm("not a checkpoint's size and root")
    return Checkpoint(text.encode("utf-8"), says[0], size, root, tuple(lines))
