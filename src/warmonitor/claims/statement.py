"""Who takes a position in public: statement claims.

A verb or a noun of `reference/english/statements.toml` names the act; the tree says whose it is. In
the words of a party, stock phrases make a position too: "must stop", "a war crime". Plain "X said
that ..." is attribution and no statement; what residents and witnesses say is testimony.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.records import Party, Reason, Statement
from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from . import attribution, bearers, parties, scene, speakers, transcripts, whereabouts
from .page import Page, Sentence
from .phrases import phrase_around
from .sayings import sayings
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LETTER = re.compile(r"[^\W\d_]")
LONGEST_QUOTE = 200  # characters, as annotators cut them
BACK = 6  # sentences to whoever "he" stands for


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence says of one act: its word, whose it is, and the words it lies in."""

    act: str
    token: Token
    speaker: str
    rule: str
    start: int
    end: int
    target: Party | None = None
    addressee: Party | None = None


def claims(page: Page, reader: str) -> Iterator[Statement]:
    """Yield the statement claims of a document in the order of its text, each position once."""
    sentences = [s for s in page.sentences if not s.vocabulary.isdisjoint(_signs())]
    if not sentences:
        return
    known = speakers.collect(page)
    found = [(s, stated) for s in sentences for stated in _of_sentence(page, known, s)]
    voice = _voice(page, [s.speaker for _, s in found if s.token.tag_ in {"VBZ", "VBP"}])
    heads = _headlined(found)
    told: list[_Told] = []
    for sentence, stated in found:
        words = voice if stated.speaker.lower() in listed("we") else stated.speaker
        if words is None or stated in heads:
            continue
        speaker = _resolved(page, known, sentence, words)
        one = _told(sentence, stated, speaker)
        if not any(_repeats(one, other) for other in told):
            told.append(one)
            yield _claim(page, known, sentence, stated, speaker, reader)


@dataclass(frozen=True, slots=True)
class _Told:
    """A position as far as it tells whether another repeats it."""

    act: str
    speaker: Party
    person: bool
    parties: frozenset[str]


def _told(sentence: Sentence, stated: Stated, speaker: Party) -> _Told:
    names = [e.text for e in sentence.entities if e.label == "PERSON"]
    person = any(name in speaker.text for name in names)
    parties = (party for party in (stated.target, stated.addressee) if party is not None)
    return _Told(stated.act, speaker, person, frozenset(_last(party.text) for party in parties))


def _repeats(one: _Told, other: _Told) -> bool:
    """Tell whether a position was told before: the same act of the same speaker, on nobody else."""
    if one.act != other.act or not _same(one, other):
        return False
    return not one.parties or not one.parties.isdisjoint(other.parties)


def _same(one: _Told, other: _Told) -> bool:
    """Tell whether two phrases name one speaker: by what they stand for, or by the last word.

    A person is not the body that they speak for.
    """
    bodies = not one.person and not other.person
    if bodies and one.speaker.actor is not None and one.speaker.actor == other.speaker.actor:
        return True
    return _last(one.speaker.text) == _last(other.speaker.text)


def _last(words: str) -> str:
    return words.lower().rsplit(maxsplit=1)[-1].strip(".,'’\"") if words.strip() else ""


def _headlined(found: list[tuple[Sentence, Stated]]) -> list[Stated]:
    """The positions of a headline that the body tells anew: "Haddad condemns the raid"."""
    heads = [
        (sentence, stated)
        for sentence, stated in found
        if sentence.number == 0 and stated.token.tag_ == "VBZ" and _is_person(stated)
    ]
    return [
        head
        for opening, head in heads
        for sentence, other in found
        if sentence.text is not opening.text
        and head.act == other.act
        and _last(head.speaker) == _last(other.speaker)
    ]


def _is_person(stated: Stated) -> bool:
    return stated.token.doc[stated.token.i - 1].ent_type_ == "PERSON"


def _voice(page: Page, words: list[str]) -> str | None:
    """Whose "we" it is in a document: who takes most positions by name, else its source."""
    named = Counter(one for one in words if one.lower() not in listed("we"))
    if named:
        return named.most_common(1)[0][0]
    return page.document.source.name if page.document.source is not None else None


def _resolved(page: Page, known: speakers.Speakers, sentence: Sentence, words: str) -> Party:
    return Party(words, speakers.resolve(known, words, sentence, country=page.country))


def _claim(
    page: Page,
    known: speakers.Speakers,
    sentence: Sentence,
    stated: Stated,
    speaker: Party,
    reader: str,
) -> Statement:
    where = whereabouts.place_of(page, sentence, stated.token)
    when = scene.time_of(page, sentence, stated.token, inherit=False)
    chain = attribution.chain(page, known, sentence, stated.token)
    if any(link.text == stated.speaker for link in chain):
        chain = ()  # a position is its speaker's own
    return Statement(
        document=page.document.id,
        quote=sentence.text.quote(stated.start, stated.end),
        attribution=chain,
        place=where[0] if where is not None else None,
        time=when[0] if when is not None else None,
        reader=reader,
        reasons=(Reason("act", stated.rule, stated.token.text),),
        speaker=speaker,
        act=stated.act,
        target=stated.target,
        addressee=stated.addressee,
    )


def _of_sentence(page: Page, known: speakers.Speakers, sentence: Sentence) -> Iterator[Stated]:
    seen: set[tuple[str, str]] = set()
    found = [*_acts(page, sentence), *_spoken(page, known, sentence)]
    for stated in sorted(found, key=lambda stated: stated.token.i):
        if (stated.act, stated.speaker) not in seen:
            seen.add((stated.act, stated.speaker))
            yield stated


def _acts(page: Page, sentence: Sentence) -> Iterator[Stated]:
    """Verbs and nouns that name a position."""
    for token in sentence.span:
        row = _row_of(token)
        if row is None or _undone(token):
            continue
        if row.get("unspoken") and attribution.chain(page, speakers.Speakers(), sentence, token):
            continue
        phrase = _phrase(sentence, token)
        if phrase is None or phrase[0] <= token.i <= phrase[1]:
            continue
        text = _speaking(page, sentence, *phrase)
        if text is None:
            continue
        doc = token.doc
        first, last = doc[phrase[0]], _end(sentence, token)
        start = min(first.idx, token.idx) if token.idx - first.idx < LONGEST_QUOTE else token.idx
        yield Stated(
            row["act"],
            token,
            text,
            f"{token.lemma_.lower()}",
            start,
            max(last, first.idx + len(first) if first.i > token.i else last),
            target=_party_behind(sentence, token, row, row.get("target"), but=phrase),
            addressee=_party_behind(sentence, token, row, row.get("addressee"), but=phrase, speaks=True),
        )


def _row_of(token: Token) -> dict[str, Any] | None:
    """The row of the table that a word falls under, with the words that the row needs near it."""
    lemma = token.lower_ if token.lower_ in _listed("stative") else token.lemma_.lower()
    if not _is_verb(token):
        row = _nouns().get(lemma)
        if row is None or "followed" not in row:
            return row
        behind = token.doc[token.i + 1 : token.i + 3]
        if not behind or behind[0].lower_ not in row["followed"]:
            return None
        return None if behind[0].lower_ == "to" and behind[-1].tag_ != "VB" else row
    for row in _verbs().get(lemma, ()):
        if "with" in row and not _goes_with(token, row):
            continue
        if "about" in row and not _is_about(token, row["about"]):
            continue
        if "except" in row and _is_about(token, row["except"]):
            continue
        if "doing" in row and not _leads_to(token, row["doing"]):
            continue
        return row
    return None


def _is_verb(token: Token) -> bool:
    finite = token.tag_ in {"VBD", "VBZ", "VBP"}
    return token.pos_ in {"VERB", "AUX"} or finite or token.lower_ in _listed("stative")


def _goes_with(token: Token, row: dict[str, Any]) -> bool:
    """Tell whether one of the row's words stands with a verb: its object, or what leads to one."""
    behind = [child for child in token.children if child.i > token.i]
    if row.get("loose"):  # "blamed the raid on Turkey": the tree may hang it on the raid
        behind += [grand for child in behind if child.dep_ == "obj" for grand in child.children]
    leads = [grand for child in behind for grand in child.children if grand.dep_ == "case"]
    beside = token.doc[token.i + 1 : token.i + 2]
    return any(word.lower_ in row["with"] for word in (*behind, *leads, *beside))


def _leads_to(token: Token, verbs: list[str]) -> bool:
    """Tell whether one of some verbs stands behind a word: "willing to talk"."""
    behind = (c for c in token.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > token.i)
    return any(child.lemma_.lower() in verbs for child in behind)


def _is_about(token: Token, nouns: list[str]) -> bool:
    """Tell whether a verb's object, or subject in the passive, is one of some nouns."""
    for child in token.children:
        if child.pos_ in {"NOUN", "PROPN"} and _holds(child):
            if child.lemma_.lower() in nouns:
                return True
            if any(
                g.dep_ == "nmod" and g.lemma_.lower() in nouns and _holds(g) for g in child.children
            ):
                return True
    told = any(child.dep_ in {"ccomp", "xcomp"} for child in token.children)
    return token.dep_ in {"acl", "acl:relcl"} and token.head.lemma_.lower() in nouns and not told


def _holds(noun: Token) -> bool:
    """Tell whether a verb's noun is what the verb is about, not what it is done with or in."""
    if noun.dep_ in {"obl", "nmod"}:
        return not any(child.lower_ in {"with", "in", "during", "after"} for child in noun.children)
    return noun.dep_ in {"obj", "nsubj:pass", "xcomp"}


def _phrase(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """The words of whoever an act is of: by the tree, else the name right before the verb."""
    for saying in sayings(sentence):
        if token.tag_ == "VBG" and saying.at == token.head.i:
            return saying.first, saying.last  # "the army said, blaming the rebels"
    if _is_done_to(token):
        return None
    if not _is_verb(token):
        owner = parties.owner(token, _listed("by"))
        return phrase_around(owner, sentence) if owner is not None else None
    owner = _who(token)
    beside = _beside(sentence, token)
    if beside is not None and not _within(beside, owner):
        return beside
    if owner is not None and owner.lemma_.lower() in _listed("paper"):
        owner = parties.owner(owner, _listed("by"))
    if owner is not None:
        return phrase_around(owner, sentence)
    return bearers.phrase(token, sentence.text.quotations)


def _within(beside: tuple[int, int], owner: Token | None) -> bool:
    """Tell whether the name beside a verb is of the words for whose it is: "a group in *Yemen*"."""
    if owner is None or owner.pos_ not in {"NOUN", "PROPN"}:
        return False
    first, last = int(owner.left_edge.i), int(owner.right_edge.i)
    return first <= beside[0] and beside[1] <= last and owner.i < beside[0]


def _is_done_to(token: Token) -> bool:
    """Tell whether a verb joined to a passive one is passive too: "was caught and accused of it"."""
    joined = token.tag_ == "VBN" and token.dep_ == "conj" and parties.is_passive(token.head)
    return joined and not any(child.dep_ in {"obj", "nsubj"} for child in token.children)


def _beside(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """The name of a party that ends right before a finite verb, whatever the tree says."""
    if token.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or parties.is_passive(token):
        return None
    doc = token.doc
    place = token.i - 1
    while place > sentence.span.start and (
        doc[place].pos_ in {"AUX", "ADV"} or _is_day(sentence, doc[place])
    ):
        place -= 1
    last = doc[place]
    named = last.pos_ == "PROPN" and last.ent_type_ in {"PERSON", "ORG", "PLACE"}
    if not named:
        return None
    return phrase_around(last if last.dep_ not in {"flat", "appos"} else last.head, sentence)


def _is_day(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is of a day: "France *on Tuesday* called for a truce"."""
    return any(found.start <= word.idx < found.end for found in sentence.times)


def _who(token: Token) -> Token | None:
    """Whose act a verb is; of a stand its subject: "Russia is opposed"."""
    if token.lower_ in _listed("stative") and parties.is_passive(token):
        heads = (child for child in token.children if child.dep_ in {"nsubj:pass", "nsubj"})
        return next(heads, None)
    return parties.doer(token)


_UNTRUE = re.compile(r"\bnot (?:the case|true) that\b")


def _undone(token: Token) -> bool:
    """Tell whether an act has not happened: "could condemn", "refused to condemn"."""
    for child in token.children:
        if child.dep_ in {"aux", "advmod"} and child.lower_ in listed("not_done"):
            return True
        if child.dep_ in {"nsubj", "det"} and child.lower_ in {"nobody", "none", "no"}:
            return True
        if child.dep_ == "nsubj" and any(g.lower_ == "no" for g in child.children):
            return True
    if _UNTRUE.search(token.doc[max(token.sent.start, token.i - 8) : token.i].text.lower()):
        return True
    words = {child.lower_ for child in (*token.children, *token.head.children)}
    if words & {"neither", "nor"}:
        return True
    joined = token.dep_ == "conj" and token.head.tag_ == "VBG"
    if token.tag_ == "VBG" and joined and any(c.dep_ == "mark" for c in token.head.children):
        return True  # "in defeating them and holding them responsible"
    return _meant(token)


def _meant(token: Token) -> bool:
    """Tell whether an act is only meant: "to find them and hold them responsible"."""
    verb = token
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.tag_ == "VB":
        verb = verb.head
    to = any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)
    return to and verb.head.lower_ not in listed("fact")


def _speaking(page: Page, sentence: Sentence, first: int, last: int) -> str | None:
    """The words for a party that can take a position, the name where they are a pronoun."""
    doc = sentence.span.doc
    words = doc[first : last + 1]
    text = str(sentence.text.words[words.start_char : words.end_char])
    if not LETTER.search(text):
        return None
    if text.lower() in listed("we"):
        return _quoted(page, sentence, doc[first]) or text
    if text.lower() in listed("pronoun_speaker"):
        return _named_before(page, sentence, first)
    if any(word.lower_ in _listed("testimony") for word in words if word.pos_ in {"NOUN", "ADJ"}):
        return None
    if words.root.lemma_.lower() in _listed("thing"):
        return None
    for found in sentence.actors:
        if words.start_char <= found.start and found.end <= words.end_char + 1:
            return text
    for word in words:
        if word.ent_type_ in {"PERSON", "ORG"}:
            return text
    if speakers.names_kind(text):
        return text
    if any(word.lower_ in _listed("party") for word in words):
        return text
    return text if actors.read(text) is not None else None


def _quoted(page: Page, sentence: Sentence, token: Token) -> str | None:
    """Whose quotation a word lies in."""
    for whose in (attribution.opened, attribution.chain):
        chain = whose(page, speakers.Speakers(), sentence, token)
        if chain and chain[0].text.lower() not in listed("pronoun_speaker"):
            return chain[0].text
    return transcripts.speaker(page, sentence)


def _named_before(page: Page, sentence: Sentence, place: int) -> str | None:
    """Whom "he" stands for: the last who spoke, or was named a person, before."""
    if sentence.span.doc[place].lower_ in {"they", "it"}:
        found = _subject_before(page, sentence, place)
        if found is not None:
            return found
    for number in range(sentence.number, max(-1, sentence.number - BACK), -1):
        other = page.sentences[number]
        if other.run != sentence.run:
            return None
        doc = other.span.doc
        limit = doc[place].idx if other is sentence else other.end
        spoke = [s for s in sayings(other) if not s.pronoun and doc[s.last].idx < limit]
        if spoke:
            return spoke[-1].text
        named = [e for e in other.entities if e.label == "PERSON" and e.end <= limit]
        if named:
            return named[-1].text
    return None


def _subject_before(page: Page, sentence: Sentence, place: int) -> str | None:
    """What "they" or "it" stands for: the party that is the subject right before."""
    doc = sentence.span.doc
    here = doc[sentence.span.start : place]
    before = page.sentences[sentence.number - 1] if sentence.number else sentence
    for where, words in ((sentence, here), (before, before.span)):
        for word in reversed(list(words)) if where is sentence else words:
            plain = word.dep_ in {"nsubj", "nsubj:pass"} and word.pos_ in {"NOUN", "PROPN"}
            phrase = phrase_around(word, where) if plain else None
            text = _speaking(page, where, *phrase) if phrase is not None else None
            if text is not None:
                return text
    return None


def _party_behind(
    sentence: Sentence,
    token: Token,
    row: dict[str, Any],
    where: str | None,
    *,
    but: tuple[int, int],
    speaks: bool = False,
) -> Party | None:
    """Whom an act is against, or speaks to: the object, or behind one of the row's words."""
    if where is None:
        return None
    leads = row.get("behind", [where])
    heads = [*token.children]
    if row.get("loose"):
        heads += [grand for child in heads if child.dep_ == "obj" for grand in child.children]
    for child in heads:
        if child.i < token.i and child.dep_ != "nsubj:pass":
            continue
        if where == "object":
            fits = child.dep_ in {"obj", "iobj", "nsubj:pass"}
        else:
            fits = any(grand.lower_ in leads for grand in child.children)
        fits = fits and child.pos_ != "VERB"
        phrase = phrase_around(child, sentence) if fits else None
        if phrase is not None and phrase != but:
            doc = sentence.span.doc
            end = doc[phrase[1]].idx + len(doc[phrase[1]])
            text = sentence.text.words[doc[phrase[0]].idx : end]
            actor = actors.read(text)
            if speaks and actor is None and not _is_party(doc[phrase[0] : phrase[1] + 1]):
                return None
            return Party(text, actors.say(actor) if actor is not None else None)
    return None


def _is_party(words: Span) -> bool:
    """Tell whether words name somebody who can be spoken to."""
    named = any(word.ent_type_ in {"PERSON", "ORG", "PLACE"} for word in words)
    people = _listed("party") | _listed("testimony")
    return named or speakers.names_kind(words.text) or any(w.lower_ in people for w in words)


def _end(sentence: Sentence, token: Token) -> int:
    """The last character of an act's clause, cut at a word where it grows too long."""
    last = min(token.right_edge.i, sentence.span.end - 1)
    doc = token.doc
    while last > token.i and doc[last].idx + len(doc[last]) - token.idx > LONGEST_QUOTE:
        last -= 1
    return int(doc[last].idx + len(doc[last]))


def _spoken(page: Page, known: speakers.Speakers, sentence: Sentence) -> Iterator[Stated]:
    """Stock phrases in what a party says: "must stop", "a war crime"."""
    taken: list[tuple[int, int]] = []
    for act, pattern in _phrases():
        for match in pattern.finditer(sentence.words):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            place = sentence.token_over(sentence.start + match.start())
            if place is None:
                continue
            token = sentence.span.doc[place]
            before = sentence.words[: match.start()]
            if ASKED.search(before) or (act == "urge" and A_NOUN.search(before)):
                continue
            speaker = _namer(page, sentence, token) or _said_by(page, known, sentence, token)
            if speaker is None and _is_communique(page):
                speaker = "we"
            if speaker is not None:
                start, end = _clause(sentence, match)
                yield Stated(act, token, speaker, match[0].lower(), start, end)


A_NOUN = re.compile(r"\b(?:the|a|any|no|of|their|its) $", re.I)  # "the need to", no "they need to"
# What is asked, or denied, is not said.
ASKED = re.compile(
    r"\b(?:whether|if|unless|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b[^,;]*$",
    re.I,
)


def _is_communique(page: Page) -> bool:
    """Tell whether a document is the word of a party: it says "we" in nobody else's words."""
    return any(
        not sentence.vocabulary.isdisjoint(listed("we_all"))
        and not MARK.search(sentence.text.words)
        and not sayings(sentence)
        and not attribution.opened(page, speakers.Speakers(), sentence, sentence.span[0])
        and transcripts.speaker(page, sentence) is None
        for sentence in page.sentences
    )


MARK = re.compile(r"[\"“”„«]")


def _said_by(page: Page, known: speakers.Speakers, sentence: Sentence, token: Token) -> str | None:
    """The party in whose words a token stands."""
    chain = attribution.chain(page, known, sentence, token)
    if not chain or chain[0].cue.lower() in _listed("showing"):
        chain = attribution.opened(page, known, sentence, token)
    if not chain or chain[0].text.lower() in listed("we"):
        return transcripts.speaker(page, sentence)
    words = set(re.findall(r"[^\W\d_][\w'’-]*", chain[0].text.lower()))
    return chain[0].text if words and not words & _listed("testimony") else None


def _namer(page: Page, sentence: Sentence, token: Token) -> str | None:
    """Who calls a thing by such words: "called the raid barbaric"."""
    verb = token
    for _ in range(3):
        if verb.lemma_.lower() in _listed("naming") and verb.pos_ == "VERB":
            subject = _who(verb)
            phrase = phrase_around(subject, sentence) if subject is not None else None
            return _speaking(page, sentence, *phrase) if phrase is not None else None
        verb = verb.head
    return None


def _clause(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The characters of a clause around words, no longer than a quote may be."""
    before = max(sentence.start, sentence.start + match.start() - LONGEST_QUOTE // 2)
    after = min(sentence.end, sentence.start + match.end() + LONGEST_QUOTE // 2)
    words = sentence.text.words
    start = before if before == sentence.start else words.find(" ", before) + 1
    end = after if after == sentence.end else words.rfind(" ", 0, after)
    return start, max(end, sentence.start + match.end())


@cache
def _verbs() -> dict[str, list[dict[str, Any]]]:
    """The rows of verbs, those that need words beside them first."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in table("english/statements")["verb"]:
        for word in row["words"]:
            rows.setdefault(word, []).append(row)
    return {
        word: sorted(some, key=lambda row: ("with" not in row, "about" not in row))
        for word, some in rows.items()
    }


@cache
def _nouns() -> dict[str, dict[str, Any]]:
    return {word: row for row in table("english/statements")["noun"] for word in row["words"]}


@cache
def _phrases() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["act"], _pattern(row)) for row in table("english/statements")["spoken"]]


def _pattern(row: dict[str, Any]) -> re.Pattern[str]:
    """The stock phrases of a row; words that blame deeds only where one is near."""
    some = sorted(row["words"], key=len, reverse=True)
    words = "|".join(BE.sub(lambda match: match[1] + ADVERB, re.escape(word)) for word in some)
    if "deeds" not in row:
        return re.compile(rf"\b(?:{words})\b", re.I)
    deeds = "|".join(row["deeds"])
    names = "|".join(form for verb in _listed("naming") for form in verb_forms(verb))
    said = rf"\b(?:is|are|was|were|be|been|as|so|absolutely|utterly|simply) {ADVERB}(?:{words})\b"
    called = rf"\b(?:{names}) [^.;]{{1,80}}\b(?:{words})\b"
    return re.compile(rf"{said}|{called}|\b(?:{words})(?:,? (?:and )?\w+){{0,3}}? (?:{deeds})\b", re.I)


ADVERB = r"(?:(?:\w+ly|also|still|now) )?"
BE = re.compile(r"^((?:is|are|am|was|were)\\? )")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("english/statements")[name]["words"])


@cache
def _signs() -> frozenset[str]:
    """Words without one of which a sentence takes no position."""
    rows = table("english/statements")
    verbs = {form for word in _verbs() for form in verb_forms(word)}
    nouns = {form for word in _nouns() for form in (word, f"{word}s")}
    spoken = {max(words.split(), key=len) for row in rows["spoken"] for words in row["words"]}
    return frozenset({*verbs, *nouns, *spoken, *rows["irregular"]["words"]})
