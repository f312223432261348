"""What a unit's file is encrypted with: the published constant key, or one derived from a passphrase.

Every file is the same SQLCipher format, whose page checksums find each flipped bit. The first 16 bytes of
a file are the salt, in the clear; we choose its first four, so that our files are known by sight and a
file that needs a passphrase is told from one that does not.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field

OPEN_MARK = b"CDK0"
PROTECTED_MARK = b"CDK1"
SALT_BYTES = 16
KEY_BYTES = 32
# SQLCipher 4's own derivation, so that any SQLCipher 4 program opens the file by its passphrase.
KDF_ROUNDS = 256_000


@dataclass(frozen=True)
class Key:
    """A raw key and the salt of the file that it opens."""

    secret: bytes = field(repr=False)
    salt: bytes

    @property
    def protected(self) -> bool:
        """Whether a passphrase of the user's own stands behind it."""
        return self.salt.startswith(PROTECTED_MARK)

    def pragma(self) -> str:
        """SQLCipher's notation of a raw key with its salt: no derivation, no time."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


# Known to everyone on purpose: it protects against flipped bits, not against readers.
PUBLISHED = Key(
    hashlib.sha256(b"CareDesk: a unit's file without a passphrase").digest(),
    OPEN_MARK + b"caredeskopen",
)


def derive(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase (about 0.2 s). Normalised, so that å typed on any keyboard is the same å."""
    # HMAC fills a short key with NULs, so that one with NULs at its end would be the same key.
    text = unicodedata.normalize("NFC", passphrase).replace("\0", "\N{REPLACEMENT CHARACTER}")
    normalised = text.encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", normalised, salt, KDF_ROUNDS, KEY_BYTES), salt)


def new_key(passphrase: str | None) -> Key:
    """A key for a new file: the published one when there is no passphrase."""
    if not passphrase:
        return PUBLISHED
    return derive(passphrase, PROTECTED_MARK + secrets.token_bytes(SALT_BYTES - len(PROTECTED_MARK)))
