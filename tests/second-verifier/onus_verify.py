"""A second verifier of Onus' bundles, written from docs/audit-format.md alone; Python 3.8 or later, standard library only.

    python3 onus_verify.py BUNDLE --policy FILE [--json] [--parts]
    python3 onus_verify.py --batch      (each line of stdin: BUNDLE, a tab, POLICY; a line of JSON for each)

Exit codes: 0 verified, 1 tampered, 2 malformed, 3 unanchored.
"""

import argparse
import base64
import json
import sys

sys.dont_write_bytecode = True

import der
import jcs
import leaves
import merkle
import notes
import parts
import policy as policies
import tokens
import zip64
from problem import Problem, malformed, tampered

OUTCOMES = ["verified", "tampered", "malformed", "unanchored"]
EARLIER = "earlier.jsonl"


def read_policy(path):
    try:
        with open(path, "rb") as file:
            return policies.parse(file.read())
    except OSError:
        raise malformed("the policy cannot be read") from None


def signers(checkpoint, policy, file):
    """The log's keys and the witnesses that signed; tampered when a line by a known key does not hold."""
    own, sound = checkpoint.signers(policy.logs.get(checkpoint.origin, ()))
    witnesses, also = checkpoint.signers(policy.witnesses)
    if not sound or not also:
        raise tampered("a signature by a known key does not hold", file)
    return own, witnesses


def earlier_line(line, before, head):
    """The checkpoint and the proof of one line; NotJson or NotOfForm when it is of no form or not in order."""
    value = jcs.parse_canonical(line)
    if not isinstance(value, dict) or value.keys() != {"note", "proof"}:
        raise jcs.NotJson("other members")
    if not isinstance(value["note"], str) or not isinstance(value["proof"], list):
        raise jcs.NotJson("members of another form")
    proof = [notes.base64_bytes(each) if isinstance(each, str) else None for each in value["proof"]]
    if any(each is None or len(each) != 32 for each in proof):
        raise jcs.NotJson("a proof of another form")
    checkpoint = notes.parse_checkpoint(value["note"].encode("utf-8"))
    if not before < checkpoint.size < head.size:
        raise jcs.NotJson("not in order")
    return checkpoint, proof


def read_earlier(bundle, head):
    found, before = [], -1
    for number, line in enumerate(bundle.lines(EARLIER), 1):
        try:
            found.append(earlier_line(line, before, head))
        except (jcs.NotJson, notes.NotOfForm) as error:
            raise malformed("line %d is no earlier checkpoint: %s" % (number, error), EARLIER) from None
        before = found[-1][0].size
    return found


def check_earlier(earlier, head, policy, roots):
    for number, (checkpoint, proof) in enumerate(earlier, 1):
        if checkpoint.origin != head.origin:
            raise tampered("line %d is of another log" % number, EARLIER)
        if roots[checkpoint.size] != checkpoint.root:
            raise tampered("line %d has another root" % number, EARLIER)
        if not merkle.is_consistent(checkpoint.size, checkpoint.root, head.size, head.root, proof):
            raise tampered("the proof of line %d does not hold" % number, EARLIER)
        signers(checkpoint, policy, EARLIER)


def check_kept(policy, head, roots):
    """Whether the bundle reaches as far as every kept checkpoint; tampered when it contradicts one."""
    reaches = True
    for kept in policy.kept:
        if kept.origin != head.origin:
            continue
        if not signers(kept, policy, None)[0]:
            raise tampered("a checkpoint that was kept is not signed by its log")
        if kept.size > head.size:
            reaches = False
        elif roots[kept.size] != kept.root:
            raise tampered("the log is not the one whose checkpoint was kept")
    return reaches


def check_tokens(bundle, checkpoints, policy):
    """The time-stamps that count: their sizes and times; and the authorities that they count for."""
    stamps, counted = [], set()
    for size, name in bundle.tokens:
        if size not in checkpoints:
            raise tampered("a time-stamp of no checkpoint in the bundle", name)
        try:
            token = tokens.Token(bundle.bytes(name))
            if token.imprint != checkpoints[size].imprint():
                raise der.NotDer("it is of something else")
        except der.NotDer as error:
            raise tampered("not a time-stamp that holds: %s" % error, name) from None
        found = [each for each, authority in enumerate(policy.authorities) if token.counts_for(authority)]
        counted.update(found)
        if found:
            stamps.append({"size": size, "at": token.at()})
    return stamps, counted


def examine(path, policy_path, result):
    """Does all of §7's steps, and fills in the result as it comes to know it."""
    policy = read_policy(policy_path)
    bundle = zip64.Bundle(path)
    try:
        return check(bundle, policy, result)
    finally:
        bundle.close()


def check(bundle, policy, result):
    try:
        head = notes.parse_checkpoint(bundle.bytes("checkpoint"))
    except notes.NotOfForm as error:
        raise malformed("the checkpoint is none: %s" % error, "checkpoint") from None
    result.update(origin=head.origin, size=head.size, root=base64.b64encode(head.root).decode())
    own, witnesses = signers(head, policy, "checkpoint")
    result.update(signedBy=list(map(str, own)), witnesses=list(map(str, witnesses)))
    hashes = leaves.check(bundle, head)
    if merkle.roots_at(hashes, {head.size})[head.size] != head.root:
        raise tampered("the tree's root is not the checkpoint's", leaves.FILE)
    found = parts.Parts(bundle, head.size)
    result["parts"] = {"disclosed": found.disclosed, "withheld": found.withheld, "erased": found.erased}
    result["erasures"] = found.erasures
    earlier = read_earlier(bundle, head)
    roots = merkle.roots_at(hashes, {each.size for each in (*(c for c, _ in earlier), *policy.kept)})
    check_earlier(earlier, head, policy, roots)
    reaches = check_kept(policy, head, roots)
    known = {each.size: each for each in (*(c for c, _ in earlier), head)}
    stamps, counted = check_tokens(bundle, known, policy)
    result["timestamps"] = stamps
    if not own:
        return "no key of the policy has signed the checkpoint"
    if not reaches:
        return "the bundle is older than a checkpoint that was kept"
    if len(witnesses) < policy.witnesses_asked:
        return "not as many witnesses as the policy asks for"
    if len(counted) < policy.authorities_asked:
        return "not as many time-stamps as the policy asks for"
    return None


def verify(path, policy_path):
    """The result of §7, with `erasures` besides: (entry, part, entry of the erasure)."""
    result = dict.fromkeys(["outcome", "exit", "origin", "size", "root", "signedBy", "witnesses", "timestamps", "parts", "problem", "erasures"])
    try:
        missing = examine(path, policy_path, result)
        exit = 3 if missing else 0
        problem = {"what": missing} if missing else None
    except Problem as error:
        exit = error.exit
        problem = {"what": error.what}
        if error.file is not None:
            problem["file"] = error.file
        if error.entry is not None:
            problem["entry"] = error.entry
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, MemoryError) as error:
        # Not foreseen: whatever it is, it is no bundle of this form.
        exit, problem = 2, {"what": "unexpected: %r" % error}
    result.update(outcome=OUTCOMES[exit], exit=exit, problem=problem)
    return result


def as_json(result):
    return json.dumps({name: value for name, value in result.items() if name != "erasures"})


def show(result, with_parts):
    print(result["outcome"])
    if result["problem"]:
        print(", ".join("%s: %s" % pair for pair in result["problem"].items()))
    for name in ("origin", "size", "root", "signedBy", "witnesses", "timestamps", "parts"):
        if result[name] is not None:
            print("%s: %s" % (name, result[name]))
    for entry in (result["erasures"] or []) if with_parts else []:
        print("entry #%d, part %s: erased at entry #%d" % entry)


def main():
    parser = argparse.ArgumentParser(description="Verify a bundle of an Onus log.")
    parser.add_argument("bundle", nargs="?")
    parser.add_argument("--policy")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--parts", action="store_true", help="list the erased parts, too")
    parser.add_argument("--batch", action="store_true")
    options = parser.parse_args()
    if options.batch:
        for line in sys.stdin:
            bundle, policy = line.rstrip("\n").split("\t")
            print(as_json(verify(bundle, policy)), flush=True)
        return 0
    if options.bundle is None or options.policy is None:
        parser.error("a bundle and a policy are needed")
    result = verify(options.bundle, options.policy)
    if options.json:
        print(as_json(result))
    else:
        show(result, options.parts)
    return result["exit"]


if __name__ == "__main__":
    sys.exit(main())
