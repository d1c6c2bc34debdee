"""Mend letters that were written in one encoding and read in another.

`Syriaâ€™s` was `Syria’s` in UTF-8, read as Windows-1252. The search for such runs and the judgement
that they are damage, not a rare word, are those of ftfy (Robyn Speer); the way back from every
mended letter is kept here. ftfy is loaded only where a text shows damage.
"""

import re

# A letter that begins a UTF-8 sequence when misread, and one that goes on with it, as Windows-1252,
# Windows-1251 or Latin-1 show them. A first look only, to leave sound texts alone.
SUSPECT = re.compile(
    "[\u00c2-\u00f4\u0420\u0421\u0413\u0412\u0440\u0441]"
    "[\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
    "\u0402-\u040f\u0452-\u045f\u0490\u0491\u2116]"
)
# Text that was damaged twice needs two rounds; a third was never seen to help.
ROUNDS = 2
# A paragraph longer than this is no writing; to judge it would take seconds.
LONGEST = 100_000
SINGLE_BYTE = ("sloppy-windows-1252", "sloppy-windows-1251", "latin-1")


def mend(letters: str, places: list[int]) -> tuple[str, list[int]]:
    """Return the letters with damaged runs mended, and the place of each in the text."""
    for _ in range(ROUNDS if len(letters) <= LONGEST else 0):
        if not SUSPECT.search(letters):
            break
        mended, where = _round(letters, places)
        if mended == letters:
            break
        letters, places = mended, where
    return letters, places


def _round(letters: str, places: list[int]) -> tuple[str, list[int]]:
    from ftfy.badness import is_bad
    from ftfy.chardata import UTF8_DETECTOR_RE

    if is_bad(letters):
        whole = _decoded(letters, places)
        if whole is not None and not is_bad(whole[0]):
            return whole
    pieces: list[str] = []
    where: list[int] = []
    done = 0
    for run in UTF8_DETECTOR_RE.finditer(letters):
        # A capital A with a circumflex before a sign ("Â£") is no French; alone it looks sound.
        damage = is_bad(run[0]) or run[0][0] == "\u00c2"
        better = _decoded(run[0], places[run.start() : run.end()]) if damage else None
        if better is None:
            continue
        pieces += [letters[done : run.start()], better[0]]
        where += places[done : run.start()] + better[1]
        done = run.end()
    return "".join([*pieces, letters[done:]]), where + places[done:]


def _decoded(letters: str, places: list[int]) -> tuple[str, list[int]] | None:
    """Return the letters read as the UTF-8 they once were, or None where they never were."""
    for encoding in SINGLE_BYTE:
        try:
            raw = letters.encode(encoding)
            mended = raw.decode("utf-8")
        except UnicodeError:
            continue
        if mended == letters or len(raw) != len(letters):
            continue
        where: list[int] = []
        byte = 0
        for letter in mended:
            where.append(places[byte])
            byte += len(letter.encode("utf-8"))
        return mended, where
    return None
