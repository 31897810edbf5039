"""Time-stamps (RFC 3161, RFC 5816) and the certificates that make them count (§7, step 9)."""

import hashlib
import re

import asymmetric
import der
import notes

_SIGNED_DATA = "1.2.840.113549.1.7.2"
_TST_INFO = "1.2.840.113549.1.9.16.1.4"
_CONTENT_TYPE = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12"
_SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
_SUBJECT_KEY_ID = "2.5.29.14"
_EXTENDED_KEY_USAGE = "2.5.29.37"
_MAX_BYTES = 2**20
_TIME_STAMPING = "1.3.6.1.5.5.7.3.8"
_PEM = re.compile(r"\s*-----BEGIN CERTIFICATE-----\s([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*", re.ASCII)


class Certificate:
    """What of an X.509 certificate matters here. NotDer if it is none."""

    def __init__(self, whole):
        self.whole = whole
        outer = der.Members(der.parse(whole))
        tbs, self.algorithm, self.signature = outer.take(0x30), outer.take(0x30), der.bits(outer.take(0x03))
        outer.end()
        self.tbs = tbs.whole
        members = der.Members(tbs)
        members.take_if(0xA0)
        self.serial = members.take(0x02).content
        if members.take(0x30).whole != self.algorithm.whole:
            raise der.NotDer("another algorithm within")
        self.issuer = members.take(0x30).whole
        validity = der.Members(members.take(0x30))
        self.begins, self.ends = der.time(validity.take()), der.time(validity.take())
        validity.end()
        self.subject = members.take(0x30).whole
        spki = members.take(0x30)
        self.spki = spki.whole
        for parameter in der.Members(spki).take(0x30).children()[1:2]:
            if parameter.tag == 0x06:
                der.oid(parameter)
        members.take_if(0x81)
        members.take_if(0x82)
        extensions = members.take_if(0xA3)
        members.end()
        self.stamps, self.key_id = False, None
        if extensions:
            self._read_extensions(extensions)

    def _read_extensions(self, extensions):
        seen = set()
        for extension in der.expect(der.parse(extensions.content), 0x30).children():
            members = der.Members(extension)
            name = der.oid(members.take(0x06))
            critical = members.take_if(0x01)
            value = members.take(0x04)
            members.end()
            if name in seen:
                raise der.NotDer("an extension stands twice")
            seen.add(name)
            if name == _SUBJECT_KEY_ID:
                self.key_id = der.expect(der.parse(value.content), 0x04).content
            if name == _EXTENDED_KEY_USAGE:
                uses = [der.oid(use) for use in der.expect(der.parse(value.content), 0x30).children()]
                self.stamps = critical is not None and critical.content == b"\xff" and uses == [_TIME_STAMPING]

    def is_signed_by(self, other):
        found = asymmetric.signature_hash(self.algorithm, None)
        return (
            found is not None
            and self.issuer == other.subject
            and asymmetric.verify(other.spki, found[0], found[1], self.tbs, self.signature)
        )


def parse_pem(text):
    """The certificate of one PEM block; NotDer if it is none."""
    match = _PEM.fullmatch(text)
    data = notes.base64_bytes(re.sub(r"\s", "", match[1])) if match else None
    if data is None:
        raise der.NotDer("not a PEM certificate")
    return Certificate(data)


class Token:
    """A time-stamp whose signature holds. NotDer says why it does not."""

    def __init__(self, response):
        if len(response) > _MAX_BYTES:
            raise der.NotDer("too long")
        outer = der.Members(der.parse(response))
        if der.integer(der.Members(outer.take(0x30)).take()) != 0:
            raise der.NotDer("the time-stamp was not granted")
        info = der.Members(outer.take(0x30))
        outer.end()
        if der.oid(info.take(0x06)) != _SIGNED_DATA:
            raise der.NotDer("no signed data")
        explicit = info.take(0xA0)
        info.end()
        data = der.Members(der.parse(explicit.content))
        version, digests = der.integer(data.take()), data.take(0x31).children()
        content = der.Members(data.take(0x30))
        if der.oid(content.take(0x06)) != _TST_INFO:
            raise der.NotDer("no time-stamp")
        self._content = der.expect(der.parse(content.take(0xA0).content), 0x04).content
        content.end()
        certificates = data.take_if(0xA0)
        data.take_if(0xA1)
        signers = der.expect(data.take(), 0x31).children()
        data.end()
        if len(signers) != 1 or version != 3 or len(digests) != 1:
            raise der.NotDer("not one signer and one digest")
        self._digest = asymmetric.hash_name(digests[0])
        self._read_info()
        self._check(signers[0], [Certificate(each.whole) for each in certificates.children() if each.tag == 0x30] if certificates else [])

    def _read_info(self):
        info = der.Members(der.parse(self._content))
        if der.integer(info.take()) != 1:
            raise der.NotDer("another version")
        info.take(0x06)
        imprint = der.Members(info.take(0x30))
        if asymmetric.hash_name(imprint.take(0x30)) != "sha256":
            raise der.NotDer("an imprint that is not SHA-256")
        self.imprint = imprint.take(0x04).content
        imprint.end()
        info.take(0x02)
        self.time = der.time(info.take(0x18))

    def _check(self, signer, certificates):
        members = der.Members(signer)
        version, named = der.integer(members.take()), members.take()
        digest = asymmetric.hash_name(members.take(0x30))
        signed = members.take(0xA0)
        algorithm = asymmetric.signature_hash(members.take(0x30), digest)
        signature = members.take(0x04).content
        members.take_if(0xA1)
        members.end()
        if digest != self._digest or algorithm is None or algorithm[1] != digest or version != (3 if named.tag == 0x80 else 1):
            raise der.NotDer("signed in another way")
        found = [each for each in certificates if _is_of(named, each)]
        if not found:
            raise der.NotDer("the certificate that signed is not there")
        self.certificate = found[0]
        values = {}
        for attribute in signed.children():
            pair = der.Members(attribute)
            name, found = der.oid(pair.take(0x06)), pair.take(0x31).children()
            pair.end()
            if name in values or len(found) != 1:
                raise der.NotDer("an attribute stands twice")
            values[name] = found[0]
        if der.oid(_one(values, _CONTENT_TYPE)) != _TST_INFO:
            raise der.NotDer("signed is something else")
        if der.expect(_one(values, _MESSAGE_DIGEST), 0x04).content != _hash(digest, self._content):
            raise der.NotDer("the digest is another")
        second = _SIGNING_CERTIFICATE_V2 in values
        name, value = _named(_one(values, _SIGNING_CERTIFICATE_V2 if second else _SIGNING_CERTIFICATE), second)
        if _hash(name, self.certificate.whole) != value:
            raise der.NotDer("signed with another certificate in mind")
        message = b"\x31" + signed.whole[1:]
        if not asymmetric.verify(self.certificate.spki, algorithm[0], algorithm[1], message, signature):
            raise der.NotDer("the signature does not hold")

    def counts_for(self, authority):
        own = self.certificate
        return (
            (own.whole == authority.whole or own.is_signed_by(authority))
            and own.begins <= self.time <= own.ends
            and own.stamps
        )

    def at(self):
        t, milliseconds = self.time
        return "%s-%s-%sT%s:%s:%s.%sZ" % (t[:4], t[4:6], t[6:8], t[8:10], t[10:12], t[12:], milliseconds)


def _hash(name, data):
    return hashlib.new(name, data).digest()


def _one(values, name):
    if name not in values:
        raise der.NotDer("an attribute is missing")
    return values[name]


def _is_of(named, certificate):
    """Whether a SignerIdentifier is of this certificate."""
    if named.tag == 0x80:
        return named.content == certificate.key_id
    members = der.Members(named)
    issuer, serial = members.take(0x30).whole, members.take(0x02).content
    members.end()
    return issuer == certificate.issuer and serial == certificate.serial


def _named(attribute, v2):
    """(hash, value) of the first ESSCertID or ESSCertIDv2, which names the signer's certificate."""
    first = der.Members(der.Members(attribute).take(0x30)).take(0x30)
    members = der.Members(first)
    name = "sha1"
    if v2:
        algorithm = members.take_if(0x30)
        name = asymmetric.hash_name(algorithm, with_sha1=True) if algorithm else "sha256"
    return name, members.take(0x04).content
