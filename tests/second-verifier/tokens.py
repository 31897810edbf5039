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
_EXTENDED_KEY_USAGE = "2.5.29.37"
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
        der.integer(members.take())
        members.take(0x30)
        self.issuer = members.take(0x30).whole
        validity = der.Members(members.take(0x30))
        self.begins, self.ends = der.time(validity.take()), der.time(validity.take())
        validity.end()
        self.subject = members.take(0x30).whole
        self.spki = members.take(0x30).whole
        members.take_if(0x81)
        members.take_if(0x82)
        extensions = members.take_if(0xA3)
        members.end()
        self.stamps = self._is_for_stamps(extensions) if extensions else False

    @staticmethod
    def _is_for_stamps(extensions):
        usages = []
        for extension in der.expect(der.parse(extensions.content), 0x30).children():
            members = der.Members(extension)
            name = der.oid(members.take(0x06))
            critical = members.take_if(0x01)
            value = members.take(0x04)
            members.end()
            if name == _EXTENDED_KEY_USAGE:
                uses = [der.oid(use) for use in der.expect(der.parse(value.content), 0x30).children()]
                usages.append(critical is not None and critical.content == b"\xff" and uses == [_TIME_STAMPING])
        return usages == [True]

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
        der.integer(data.take())
        data.take(0x31)
        content = der.Members(data.take(0x30))
        if der.oid(content.take(0x06)) != _TST_INFO:
            raise der.NotDer("no time-stamp")
        self._content = der.expect(der.parse(content.take(0xA0).content), 0x04).content
        content.end()
        certificates = data.take_if(0xA0)
        data.take_if(0xA1)
        signers = der.expect(data.take(), 0x31).children()
        data.end()
        if len(signers) != 1:
            raise der.NotDer("not one signer")
        self._read_info()
        self._check(signers[0], [value.whole for value in certificates.children()] if certificates else [])

    def _read_info(self):
        info = der.Members(der.parse(self._content))
        if der.integer(info.take()) != 1:
            raise der.NotDer("another version")
        info.take(0x06)
        imprint = der.Members(info.take(0x30))
        if asymmetric.SHA.get(der.oid(der.Members(imprint.take(0x30)).take(0x06))) != "sha256":
            raise der.NotDer("an imprint that is not SHA-256")
        self.imprint = imprint.take(0x04).content
        imprint.end()
        der.integer(info.take())
        self.time = der.time(info.take(0x18))

    def _check(self, signer, certificates):
        members = der.Members(signer)
        der.integer(members.take())
        members.take()
        digest = asymmetric.SHA.get(der.oid(der.Members(members.take(0x30)).take(0x06)))
        signed = members.take(0xA0)
        algorithm = asymmetric.signature_hash(members.take(0x30), digest)
        signature = members.take(0x04).content
        members.take_if(0xA1)
        members.end()
        if digest is None or algorithm is None or algorithm[1] != digest:
            raise der.NotDer("signed in another way")
        values = {}
        for attribute in signed.children():
            pair = der.Members(attribute)
            name, found = der.oid(pair.take(0x06)), pair.take(0x31).children()
            pair.end()
            if name in values:
                raise der.NotDer("an attribute stands twice")
            values[name] = found
        if der.oid(_only(values, _CONTENT_TYPE)) != _TST_INFO:
            raise der.NotDer("signed is something else")
        if der.expect(_only(values, _MESSAGE_DIGEST), 0x04).content != _hash(digest, self._content):
            raise der.NotDer("the digest is another")
        named = [_named(_only(values, id), v2) for id, v2 in ((_SIGNING_CERTIFICATE, False), (_SIGNING_CERTIFICATE_V2, True)) if id in values]
        found = [whole for whole in certificates if named and all(_hash(name, whole) == value for name, value in named)]
        if not found:
            raise der.NotDer("the certificate that signed is not there")
        self.certificate = Certificate(found[0])
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
        t, fraction = self.time
        return "%s-%s-%sT%s:%s:%s.%sZ" % (t[:4], t[4:6], t[6:8], t[8:10], t[10:12], t[12:], (fraction + "000")[:3])


def _hash(name, data):
    return hashlib.new(name, data).digest()


def _only(values, name):
    if len(values.get(name, [])) != 1:
        raise der.NotDer("an attribute is missing or has several values")
    return values[name][0]


def _named(attribute, v2):
    """(hash, value) of the first ESSCertID or ESSCertIDv2, which names the signer's certificate."""
    first = der.Members(der.Members(attribute).take(0x30)).take(0x30)
    members = der.Members(first)
    name = "sha1"
    if v2:
        algorithm = members.take_if(0x30)
        name = asymmetric.SHA.get(der.oid(der.Members(algorithm).take(0x06))) if algorithm else "sha256"
        if name is None:
            raise der.NotDer("a hash of another kind")
    return name, members.take(0x04).content
