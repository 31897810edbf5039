"""Steps 5 and 6 of §7: the disclosed parts, the record, and what became of each part."""

import hashlib
import re

import jcs
import leaves
import merkle
from problem import malformed, tampered

FILE = "parts.jsonl"
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_HEX = re.compile(r"[0-9a-f]{64}")
_RECORD = {"files", "format", "parts", "scope", "through", "withheld"}


def _is_hex(value):
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def _is_name(value):
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _line(line):
    """A line's index, name, payload (bytes) and salt; NotJson if it is of no form."""
    value = jcs.parse_canonical(line)
    if not isinstance(value, dict) or value.keys() != {"index", "name", "payload", "salt"}:
        raise jcs.NotJson("other members")
    if not (jcs.is_index(value["index"]) and _is_name(value["name"]) and isinstance(value["payload"], str) and _is_hex(value["salt"])):
        raise jcs.NotJson("members of another form")
    return int(value["index"]), value["name"], value["payload"].encode("utf-8"), bytes.fromhex(value["salt"])


def _check_form(bundle):
    before = (-1, "")
    for number, line in enumerate(bundle.lines(FILE), 1):
        try:
            index, name, _, _ = _line(line)
        except jcs.NotJson as error:
            raise malformed("line %d is no disclosed part: %s" % (number, error), FILE) from None
        if (index, name) <= before:
            raise malformed("line %d is not in order" % number, FILE, index)
        before = (index, name)


def _commitment(name, salt, payload):
    text = name.encode("ascii")
    head = b"\x02" + len(text).to_bytes(2, "big") + text + salt + len(payload).to_bytes(8, "big")
    return hashlib.sha256(head + payload).digest()


class Parts:
    """The counts of §7's output, after all of steps 5 and 6 was found right."""

    def __init__(self, bundle, size):
        _check_form(bundle)
        self._bundle = bundle
        self._erased = {}
        self._last = None
        self.disclosed = self.withheld = 0
        self.erasures = []
        self._walk(size)
        self._check_record()
        self.erased = len(self.erasures)

    def _walk(self, size):
        """One way through leaves and parts together, then one through the leaves for what is not disclosed."""
        all_leaves = enumerate(self._bundle.lines(leaves.FILE))
        at, leaf, match, names = -1, b"", None, {}
        problem, before, hashed = None, -1, hashlib.sha256()
        self.shown = set()
        for line in self._bundle.lines(FILE):
            index, name, payload, salt = _line(line)
            if index >= size:
                raise tampered("a part of an entry that is not there", FILE, index)
            while at < index:
                at, leaf = next(all_leaves)
                match = None
            if match is None:
                match = leaves.parse(leaf)
                names = leaves.parts_of(match)
            if name not in names:
                raise tampered("the entry names no such part", FILE, index)
            if names[name] != _commitment(name, salt, payload):
                raise tampered("the part is not what was committed to", FILE, index)
            self.disclosed += 1
            self.shown.add((index, name))
            try:
                value = jcs.parse_canonical(payload)
            except jcs.NotJson as error:
                problem = problem or malformed("a payload is not JCS: %s" % error, FILE, index)
                continue
            if match["act"] == b"part.erased" and name == "after":
                self._erase(index, value)
            self._last = (index, match["act"] == b"bundle.exported" and name == "after", value, hashed.copy(), before)
            hashed.update(line + b"\n")
            before = index
        if problem:
            raise problem
        self._rest()

    def _erase(self, index, value):
        named = value.get("parts") if isinstance(value, dict) else None
        for each in named if isinstance(named, list) else []:
            if isinstance(each, dict) and _is_hex(each.get("leaf")) and _is_name(each.get("part")):
                self._erased.setdefault((bytes.fromhex(each["leaf"]), each["part"]), index)

    def _rest(self):
        for index, leaf in enumerate(self._bundle.lines(leaves.FILE)):
            for name in leaves.parts_of(leaves.parse(leaf)):
                if (index, name) in self.shown:
                    continue
                by = self._erased.get((merkle.leaf_hash(leaf), name)) if self._erased else None
                if by is None:
                    self.withheld += 1
                else:
                    self.erasures.append((index, name, by))

    def _check_record(self):
        if not self._last or not self._last[1]:
            for name in self._bundle.readable[:1]:
                raise tampered("a file without a record of it", name)
            return
        index, _, record, before, last = self._last
        if not isinstance(record, dict) or record.keys() != _RECORD or record["format"] != "onus-bundle/1":
            raise tampered("the record is not one", FILE, index)
        through = record["through"]
        if not jcs.is_index(through) or not last < through <= index:
            raise tampered("the record's `through` is not right", FILE, index)
        if record["parts"] != before.hexdigest():
            raise tampered("the disclosed parts are not those of the record", FILE, index)
        files, found = record["files"], {}
        if not isinstance(files, dict):
            raise tampered("the record's files are none", FILE, index)
        for name in ["README.txt", *self._bundle.readable]:
            digest = hashlib.sha256()
            for chunk in self._bundle.chunks(name):
                digest.update(chunk)
            found[name] = digest.hexdigest()
        for name in [*found, *files]:
            if name not in files or files[name] != found.get(name):
                raise tampered("a file is not what the record says", name, index)
