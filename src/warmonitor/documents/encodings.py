"""Turn the bytes of a text into characters, and say which encoding that took.

What comes out is always `raw.decode(encoding, "replace")`: no line end is changed, so that a count
of characters means the same to everybody who opens the file.
"""

import codecs
import re
import unicodedata

# A mark at the front that names the encoding. UTF-8 keeps its mark as the first character, as a
# plain decoding does; the longer marks come first because one begins with another.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8"),
)
# How much a guess looks at. More was not seen to change an outcome on news texts.
SAMPLE = 32_000
# A file that is UTF-8 but for a few broken bytes (a cut, a flipped bit) has this share of sound
# sequences; a text in a one-byte encoding has next to none.
SOUND = 0.7
SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
HIGH = re.compile(rb"[\x80-\xff]")
# Control characters no text has, and the share of them that a damaged text may have.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
DAMAGE = 0.02
FALLBACK = "cp1252"


def decode(raw: bytes) -> tuple[str, str] | None:
    """Return the text of some bytes and their encoding, or None where they are not text."""
    encoding = guess(raw)
    if encoding is None:
        return None
    return raw.decode(encoding, "replace"), encoding


def guess(raw: bytes) -> str | None:
    """Return the encoding of some bytes, or None where they are not text."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding
    wide = _wide(raw[:SAMPLE])
    if wide is not None:
        return wide if _sound(raw[:SAMPLE].decode(wide, "replace")) else None
    if len(CONTROL.findall(raw[:SAMPLE])) > DAMAGE * len(raw[:SAMPLE]):
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _nearly_utf8(raw[:SAMPLE]) else _statistical(raw)
    return "utf-8"


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 without a mark that a sample is in: every other byte is zero."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    zeros = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if zeros[1] > pairs * 0.4 and zeros[0] < pairs * 0.05:
        return "utf-16-le"
    if zeros[0] > pairs * 0.4 and zeros[1] < pairs * 0.05:
        return "utf-16-be"
    return None


def _sound(text: str) -> bool:
    return sum(unicodedata.category(letter) in ("Cc", "Cn", "Co") for letter in text) <= max(
        text.count("\n") + text.count("\r") + text.count("\t") + DAMAGE * len(text), 1
    )


def _nearly_utf8(sample: bytes) -> bool:
    high = len(HIGH.findall(sample))
    sound = sum(len(sequence) for sequence in SEQUENCE.findall(sample))
    return sound >= SOUND * high


def _statistical(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    # The guess wants to see the letters above ASCII: begin a little before the first of them.
    found = HIGH.search(raw)
    first = max(0, found.start() - 2_000) if found else 0
    best = from_bytes(raw[first : first + SAMPLE], threshold=0.4).best()
    encoding = best.encoding if best is not None else FALLBACK
    return FALLBACK if encoding in ("ascii", "utf_8") else _usual(encoding, raw)


def _usual(encoding: str, raw: bytes) -> str:
    """Return the name Python prefers; a Latin family member gives way to Windows-1252.

    Between the many code pages of Western Europe a short text decides nothing; nearly every file of
    today is in Windows-1252, and its quotes and dashes (0x80 to 0x9f) are letters in no other.
    """
    name = codecs.lookup(encoding).name
    western = ("iso8859-1", "iso8859-15", "cp1250", "cp1254", "cp1257", "iso8859-9", "cp437")
    if name in western or name.startswith(("cp85", "mac-", "cp11", "cp50", "cp03")):
        return FALLBACK
    return name
