"""What to trust (§6)."""

from dataclasses import dataclass

import der
import jcs
import notes
import tokens
from problem import malformed


@dataclass(frozen=True)
class Policy:
    logs: dict
    witnesses: tuple
    witnesses_asked: int
    authorities: tuple
    authorities_asked: int
    kept: tuple


def _object(value, required, optional, where):
    if not isinstance(value, dict) or not required <= value.keys() or not value.keys() <= required | optional:
        raise malformed("the policy's " + where + " has not the members it should have")
    return value


def _strings(value, where):
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise malformed("the policy's " + where + " are not a list of strings")
    return value


def _at_least(value, listed):
    if not jcs.is_index(value) or value > listed:
        raise malformed("the policy asks for more than it lists, or for no number")
    return int(value)


def _keys(value, algorithm, where):
    try:
        keys = [notes.parse_key(text, algorithm) for text in _strings(value, where)]
    except notes.NotOfForm as error:
        raise malformed("the policy's " + where + ": " + str(error)) from None
    if len({key.public for key in keys}) != len(keys):
        raise malformed("the policy's " + where + " name a key twice")
    return tuple(keys)


def _logs(value):
    if not isinstance(value, list):
        raise malformed("the policy's logs are no list")
    logs = {}
    for each in value:
        log = _object(each, {"origin", "keys"}, set(), "log")
        origin = log["origin"]
        if not isinstance(origin, str) or not notes.is_origin(origin) or origin in logs:
            raise malformed("the policy's log has a bad origin, or one that stands twice")
        keys = _keys(log["keys"], notes.LOG, "log's keys")
        if any(key.name != origin for key in keys):
            raise malformed("a key of the policy's log bears another name")
        logs[origin] = keys
    return logs


def _authorities(value):
    try:
        found = [tokens.parse_pem(text) for text in _strings(value, "authorities")]
    except der.NotDer as error:
        raise malformed("the policy's authority: " + str(error)) from None
    if len({certificate.whole for certificate in found}) != len(found):
        raise malformed("the policy names an authority twice")
    return tuple(found)


def _kept(value, logs):
    found = []
    for text in _strings(value, "checkpoints"):
        try:
            checkpoint = notes.parse_checkpoint(text.encode("utf-8"))
        except (notes.NotOfForm, UnicodeEncodeError):
            raise malformed("the policy's checkpoint is none") from None
        if checkpoint.origin not in logs:
            raise malformed("the policy's checkpoint is of a log that the policy does not name")
        found.append(checkpoint)
    return tuple(found)


def parse(data):
    try:
        value = jcs.parse(data)
    except jcs.NotJson as error:
        raise malformed("the policy is not JSON: " + str(error)) from None
    policy = _object(value, {"format", "logs"}, {"witnesses", "timestamps", "checkpoints"}, "outermost object")
    if policy["format"] != "onus-policy/1":
        raise malformed("the policy is of another format")
    logs = _logs(policy["logs"])
    asked = _object(policy.get("witnesses", {"keys": [], "atLeast": 0}), {"keys", "atLeast"}, set(), "witnesses")
    witnesses = _keys(asked["keys"], notes.WITNESS, "witnesses")
    ids = [(key.name, key.id) for keys in (*logs.values(), witnesses) for key in keys]
    if len(set(ids)) != len(ids):
        raise malformed("two of the policy's keys have the same name and id")
    stamps = _object(policy.get("timestamps", {"authorities": [], "atLeast": 0}), {"authorities", "atLeast"}, set(), "timestamps")
    authorities = _authorities(stamps["authorities"])
    return Policy(
        logs,
        witnesses,
        _at_least(asked["atLeast"], len(witnesses)),
        authorities,
        _at_least(stamps["atLeast"], len(authorities)),
        _kept(policy.get("checkpoints", []), logs),
    )
