"""Just enough DER (X.690) to read a time-stamp and a certificate."""

import re


class NotDer(Exception):
    """The bytes are no DER, or not the value that was asked for."""


class Value:
    """One DER value: its tag, its content, and all its bytes."""

    def __init__(self, tag, content, whole):
        self.tag, self.content, self.whole = tag, content, whole

    def children(self):
        at, found = 0, []
        while at < len(self.content):
            value, at = _read(self.content, at)
            found.append(value)
        return found


def _read(data, at):
    start = at
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F:
        raise NotDer("cut off, or a long tag")
    length = data[at + 1]
    at += 2
    if length >= 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or at + count > len(data):
            raise NotDer("a length in no form")
        length = int.from_bytes(data[at : at + count], "big")
        if length < 0x80 or data[at] == 0:
            raise NotDer("a length in no form")
        at += count
    if at + length > len(data):
        raise NotDer("cut off")
    return Value(data[start], data[at : at + length], data[start : at + length]), at + length


def parse(data):
    value, end = _read(data, 0)
    if end != len(data):
        raise NotDer("something follows")
    return value


def expect(value, tag):
    if value.tag != tag:
        raise NotDer("another kind of value")
    return value


class Members:
    """The members of a SEQUENCE or SET, taken one after another."""

    def __init__(self, value, tag=0x30):
        self._left = expect(value, tag).children()

    def take(self, tag=None):
        if not self._left or (tag is not None and self._left[0].tag != tag):
            raise NotDer("a member is missing")
        return self._left.pop(0)

    def take_if(self, tag):
        return self._left.pop(0) if self._left and self._left[0].tag == tag else None

    def rest(self):
        left, self._left = self._left, []
        return left

    def end(self):
        if self._left:
            raise NotDer("a member too many")


def integer(value):
    content = expect(value, 0x02).content
    if not content or (len(content) > 1 and (content[0] == 0 and content[1] < 0x80 or content[0] == 0xFF and content[1] >= 0x80)):
        raise NotDer("an integer in no form")
    return int.from_bytes(content, "big", signed=True)


def bits(value):
    content = expect(value, 0x03).content
    if not content or content[0] != 0:
        raise NotDer("bits that are no bytes")
    return content[1:]


def oid(value):
    content = expect(value, 0x06).content
    numbers, n = [], 0
    if not content or content[-1] & 0x80:
        raise NotDer("an object identifier in no form")
    for byte in content:
        n = n << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(n)
            n = 0
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, [first, numbers[0] - 40 * first] + numbers[1:]))


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(year, month, day):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] + (month == 2 and leap)


def time(value):
    """A UTCTime or GeneralizedTime as ("YYYYMMDDhhmmss", "milliseconds"), which compares as times do."""
    text = value.content.decode("latin-1")
    if value.tag == 0x17 and re.fullmatch(r"[0-9]{12}Z", text):
        text = ("20" if text < "5" else "19") + text
    elif value.tag != 0x18 or not re.fullmatch(r"[0-9]{14}(\.[0-9]{1,9})?Z", text):
        raise NotDer("a time in no form")
    whole, fraction = text[:14], (text[15:-1] + "000")[:3]
    if not is_date(int(whole[:4]), int(whole[4:6]), int(whole[6:8])) or whole[8:10] > "23" or whole[10:12] > "59" or whole[12:] > "59":
        raise NotDer("no time")
    return whole, fraction
