"""The tree of RFC 9162, section 2.1."""

import hashlib

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def roots_at(hashes, sizes):
    """The tree's root at each of the sizes, from the leaf hashes one after another in one bytearray."""
    count = len(hashes) // 32
    wanted = {size for size in sizes if size <= count}
    roots = {0: EMPTY}
    stack = []
    for index in range(count):
        node = bytes(hashes[32 * index : 32 * index + 32])
        rest = index
        while rest & 1:
            node = node_hash(stack.pop(), node)
            rest >>= 1
        stack.append(node)
        if index + 1 in wanted:
            root = stack[-1]
            for left in reversed(stack[:-1]):
                root = node_hash(left, root)
            roots[index + 1] = root
    return roots


def is_consistent(first, first_root, second, second_root, proof):
    """RFC 9162, 2.1.4.2, for first < second. From size 0 the proof is empty."""
    if first == 0:
        return not proof and first_root == EMPTY
    if not proof:
        return False
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            sr = node_hash(sr, c)
        fn >>= 1
        sn >>= 1
    return sn == 0 and fr == first_root and sr == second_root
