"""RSA PKCS #1 v1.5 (RFC 8017, 8.2.2) and ECDSA (FIPS 186-5, 6.4.2) with SHA-2, on certificates' keys."""

import functools
import hashlib

import der

SHA = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
SHA1 = "1.3.14.3.2.26"
_RSA = "1.2.840.113549.1.1.1"
_EC = "1.2.840.10045.2.1"
_SIGNATURES = {
    "1.2.840.113549.1.1.11": (_RSA, "sha256"),
    "1.2.840.113549.1.1.12": (_RSA, "sha384"),
    "1.2.840.113549.1.1.13": (_RSA, "sha512"),
    "1.2.840.10045.4.3.2": (_EC, "sha256"),
    "1.2.840.10045.4.3.3": (_EC, "sha384"),
    "1.2.840.10045.4.3.4": (_EC, "sha512"),
}
_PREFIX = {
    "sha256": bytes.fromhex("3031300d060960864801650304020105000420"),
    "sha384": bytes.fromhex("3041300d060960864801650304020205000430"),
    "sha512": bytes.fromhex("3051300d060960864801650304020305000440"),
}


class _Curve:
    """A curve of FIPS 186 with a = -3 (SP 800-186, 3.2.1)."""

    def __init__(self, p, n, b, x, y):
        self.p, self.n, self.b, self.base = p, n, int(b, 16), (int(x, 16), int(y, 16))
        self.size = (p.bit_length() + 7) // 8

    def add(self, a, b):
        if a is None or b is None:
            return a or b
        if a[0] == b[0]:
            if (a[1] + b[1]) % self.p == 0:
                return None
            slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, self.p)
        else:
            slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, self.p)
        x = (slope * slope - a[0] - b[0]) % self.p
        return x, (slope * (a[0] - x) - a[1]) % self.p

    def times(self, k, point):
        result = None
        while k:
            if k & 1:
                result = self.add(result, point)
            point = self.add(point, point)
            k >>= 1
        return result


_CURVES = {
    "1.2.840.10045.3.1.7": _Curve(
        2**256 - 2**224 + 2**192 + 2**96 - 1,
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
    ),
    "1.3.132.0.34": _Curve(
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
        "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
        "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
    ),
    "1.3.132.0.35": _Curve(
        2**521 - 1,
        2**521 - 2**260 + 0xA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409,
        "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
        "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
        "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650",
    ),
}


def _name(algorithm):
    """The name in an AlgorithmIdentifier, whose parameters are missing or NULL."""
    members = der.Members(algorithm)
    name = der.oid(members.take(0x06))
    nothing = members.take_if(0x05)
    members.end()
    if nothing is not None and nothing.content:
        raise der.NotDer("a NULL with content")
    return name


def hash_name(algorithm, with_sha1=False):
    """The hash that an AlgorithmIdentifier names; NotDer for others than SHA-2."""
    name = _name(algorithm)
    found = "sha1" if with_sha1 and name == SHA1 else SHA.get(name)
    if found is None:
        raise der.NotDer("another hash")
    return found


def signature_hash(algorithm, digest):
    """(kind of key, hash) of a SignerInfo's or certificate's AlgorithmIdentifier, or None. A plain kind of key takes `digest`."""
    name = _name(algorithm)
    return (name, digest) if name in (_RSA, _EC) and digest else _SIGNATURES.get(name)


def _rsa(key, digest, hashed, signature):
    members = der.Members(der.parse(der.bits(key)))
    n, e = der.integer(members.take()), der.integer(members.take())
    members.end()
    size = (n.bit_length() + 7) // 8
    wanted = _PREFIX[digest] + hashed
    number = int.from_bytes(signature, "big")
    if n <= 0 or e < 3 or n.bit_length() > 16384 or len(signature) != size or number >= n or size < len(wanted) + 11:
        return False
    return pow(number, e, n).to_bytes(size, "big") == b"\x00\x01" + b"\xff" * (size - len(wanted) - 3) + b"\x00" + wanted


def _ecdsa(curve, key, hashed, signature):
    point = der.bits(key)
    if len(point) != 1 + 2 * curve.size or point[0] != 4:
        return False
    x, y = int.from_bytes(point[1 : 1 + curve.size], "big"), int.from_bytes(point[1 + curve.size :], "big")
    if x >= curve.p or y >= curve.p or (y * y - x * x * x + 3 * x - curve.b) % curve.p:
        return False
    members = der.Members(der.parse(signature))
    r, s = der.integer(members.take()), der.integer(members.take())
    members.end()
    if not (0 < r < curve.n and 0 < s < curve.n):
        return False
    z = int.from_bytes(hashed, "big") >> max(0, 8 * len(hashed) - curve.n.bit_length())
    w = pow(s, -1, curve.n)
    found = curve.add(curve.times(z * w % curve.n, curve.base), curve.times(r * w % curve.n, (x, y)))
    return found is not None and found[0] % curve.n == r


@functools.lru_cache(maxsize=4096)
def verify(spki, kind, digest, message, signature):
    """Whether the signature holds for a SubjectPublicKeyInfo. A key of another kind holds nothing."""
    try:
        members = der.Members(der.parse(spki))
        algorithm, key = der.Members(members.take(0x30)), members.take(0x03)
        hashed = hashlib.new(digest, message).digest()
        if der.oid(algorithm.take(0x06)) != kind:
            return False
        if kind == _RSA:
            return _rsa(key, digest, hashed, signature)
        curve = _CURVES.get(der.oid(algorithm.take(0x06)))
        return curve is not None and _ecdsa(curve, key, hashed, signature)
    except der.NotDer:
        return False
