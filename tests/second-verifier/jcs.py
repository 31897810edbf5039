"""JSON as RFC 8785 (JCS) has it: parsing, and whether bytes are their own canonical form."""

import json
import re

MAX_DEPTH = 256
MAX_SAFE = 2**53


class NotJson(Exception):
    """The text is no JSON, or not the JSON that was asked for."""


def _object(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotJson("a member stands twice")
    return value


def _float(token):
    value = float(token)
    if value in (float("inf"), float("-inf")):
        raise NotJson("a number is too large")
    return value


def _int(token):
    # A double holds every integer of 15 digits; longer ones are numbers like all others.
    return int(token) if len(token) <= 15 else _float(token)


def _constant(name):
    raise NotJson(name + " is no JSON")


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_int=_int, parse_float=_float, parse_constant=_constant)


def parse(data):
    """The value of JSON in any layout, without duplicate members. Takes bytes (UTF-8, no byte order mark)."""
    try:
        return _decoder.decode(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)[:100]) from None


def depth(value):
    """How many arrays and objects stand in each other; without recursion."""
    deepest = 0
    level = [value]
    while level:
        level = [v for v in level if isinstance(v, (dict, list))]
        if not level:
            break
        deepest += 1
        if deepest > MAX_DEPTH:
            break
        level = [child for v in level for child in (v.values() if isinstance(v, dict) else v)]
    return deepest


_SPECIAL = re.compile(r'[\x00-\x1f"\\]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def string(text):
    """A JSON string as ECMAScript's JSON.stringify writes it (RFC 8785, 3.2.2.2)."""
    return '"' + _SPECIAL.sub(lambda m: _SHORT.get(m[0]) or "\\u%04x" % ord(m[0]), text) + '"'


def number(value):
    """A double as ECMAScript's Number::toString writes it (ECMA-262, 6.1.6.1.20)."""
    if value == 0:
        return "0"
    mantissa, _, exponent = repr(abs(float(value))).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    n = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    k = len(digits)
    sign = "-" if value < 0 else ""
    if k <= n <= 21:
        return sign + digits + "0" * (n - k)
    if 0 < n <= 21:
        return sign + digits[:n] + "." + digits[n:]
    if -6 < n <= 0:
        return sign + "0." + "0" * -n + digits
    power = ("+" if n > 0 else "-") + str(abs(n - 1))
    return sign + digits[0] + ("." + digits[1:] if k > 1 else "") + "e" + power


def serialise(value):
    """The JCS text of a parsed value. Members are in the order of their names' UTF-16 code units."""
    if isinstance(value, str):
        return string(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(serialise, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(string(name) + ":" + serialise(value[name]) for name in names) + "}"


def parse_canonical(data):
    """The value of bytes that are their own JCS form and nest at most 256 levels; else NotJson."""
    value = parse(data)
    if depth(value) > MAX_DEPTH:
        raise NotJson("nests too deep")
    try:
        again = serialise(value).encode("utf-8")
    except UnicodeEncodeError:
        raise NotJson("half a surrogate pair") from None
    if again != data:
        raise NotJson("not in JCS form")
    return value


def is_index(value):
    """Whether a parsed value is an integer from 0 below 2^53."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return 0 <= value < MAX_SAFE and value == int(value)
