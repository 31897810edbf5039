"""Step 4 of §7: every leaf's form, the chains, the tree."""

import functools
import json
import re

import der
import jcs
import merkle
import notes
from problem import malformed, tampered

_WORDS = rb"[a-z]+(?:-[a-z]+)*"
_UUID = rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# A leaf is its own JCS form, so one expression says all of it but ranges, dates and the parts' order.
_LEAF = re.compile(
    rb'\{"act":"(?P<act>' + _WORDS + rb"\." + _WORDS + rb')","actor":"[a-z0-9][a-z0-9:.-]{0,63}"'
    rb',"id":"(?P<id>' + _UUID + rb')","log":(?P<log>"(?:[^"\\]|\\.)*"),"obj":"(?P<obj>' + _WORDS + rb"/" + _UUID + rb')"'
    rb',"parts":\{(?P<parts>(?:"' + _WORDS + rb'":"[0-9a-f]{64}"(?:,(?!\})|(?=\})))*)\}'
    rb',"prev":(?:null|"(?P<prev>[0-9a-f]{64})"),"ts":"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T'
    rb'(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z","v":1,"ver":(?P<ver>[1-9][0-9]{0,15})\}',
    re.DOTALL,
)
_PART = re.compile(rb'"([a-z-]+)":"([0-9a-f]{64})"')


@functools.lru_cache(maxsize=4096)
def _is_date(text):
    return der.is_date(int(text[:4]), int(text[5:7]), int(text[8:]))


@functools.lru_cache(maxsize=64)
def _is_log(text):
    try:
        value = json.loads(text.decode("utf-8"))
        return notes.is_origin(value) and jcs.string(value).encode("utf-8") == text
    except ValueError:
        return False


def parts_of(match):
    """The leaf's commitments by the names of its parts."""
    return {name.decode(): bytes.fromhex(value.decode()) for name, value in _PART.findall(match["parts"])}


def parse(line):
    """The match of a leaf's bytes, or None when they are of no form."""
    match = _LEAF.fullmatch(line)
    if match is None or len(line) > 8192 or int(match["ver"]) >= jcs.MAX_SAFE:
        return None
    if not _is_date(match["date"]) or not _is_log(match["log"]):
        return None
    names = [name for name, _ in _PART.findall(match["parts"])]
    return match if all(a < b for a, b in zip(names, names[1:])) else None


FILE = "leaves.jsonl"


def check(bundle, head):
    """All leaf hashes in one bytearray, or the first Problem. Only hashes, ids and chains' ends stay in memory."""
    hashes, ids, ends = bytearray(), set(), {}
    origin = jcs.string(head.origin).encode("utf-8")
    continued, first, index = False, None, -1
    for index, line in enumerate(bundle.lines(FILE)):
        match = parse(line)
        if match is None:
            raise malformed("not a leaf", FILE, index)
        hash = merkle.leaf_hash(line)
        hashes += hash
        if first:
            continue
        if index == 0:
            continued = match["act"] == b"log.continued"
        before = ends.get(match["obj"])
        prev = bytes.fromhex(match["prev"].decode()) if match["prev"] else None
        ver = int(match["ver"])
        if match["log"] != origin:
            first = tampered("an entry of another log", FILE, index)
        elif match["id"] in ids:
            first = tampered("an id stands twice", FILE, index)
        elif before and (prev != before[1] or ver <= before[0]):
            first = tampered("an object's chain is broken", FILE, index)
        elif not before and prev is not None and not continued:
            first = tampered("an object's first entry has one before it", FILE, index)
        ids.add(match["id"])
        ends[match["obj"]] = (ver, hash)
    if index + 1 != head.size:
        raise tampered("there are not as many entries as the checkpoint says", FILE)
    if first:
        raise first
    return hashes
