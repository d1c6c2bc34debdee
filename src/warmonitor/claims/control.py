"""Who took, lost, holds or besieges a place: control claims.

A verb, a verb with its noun, or a noun is looked up in `reference/english/control.toml`; the tree
says who acts and which ground it is. "Rebel-held Karsovia" is told once for each place of a
document (`holdings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from warmonitor.records import Control, Party, Reason
from warmonitor.values import actor as actors

from . import adjacent, attribution, deeds, holdings, parties, scene, speakers, terrain, whereabouts
from .deeds import Row
from .holdings import Held
from .page import Page, Sentence, earlier
from .terrain import Ground
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 70  # characters from a word to the place it is told of


def claims(page: Page, reader: str) -> Iterator[Control]:
    """Yield the control claims of a document in the order of its text."""
    known: speakers.Speakers | None = None
    told: set[tuple[str, str, str | None]] = set()
    for sentence in page.sentences:
        if sentence.vocabulary.isdisjoint(deeds.signs()):
            continue
        for held in _of_sentence(page, sentence):
            where = held.ground.where
            if held.passing:
                who = (held.actor.actor or held.actor.text) if held.actor is not None else None
                key = (held.action, where.id or where.text, who)
                if key in told:
                    continue
                told.add(key)
            known = known or speakers.collect(page)
            yield _claim(page, known, sentence, held, reader)


def _claim(
    page: Page, known: speakers.Speakers, sentence: Sentence, held: Held, reader: str
) -> Control:
    when = scene.time_of(page, sentence, held.token, inherit=False)
    chain = attribution.chain(page, known, sentence, held.token)
    stance = "unconfirmed" if attribution.doubted(page, sentence, held.token) else "asserted"
    if chain and (chain[0].cue or "").lower().startswith("den"):
        stance = "denied"
    return Control(
        document=page.document.id,
        quote=sentence.text.quote(held.start, held.end),
        attribution=chain,
        stance=stance,
        place=held.ground.where,
        time=when[0] if when is not None else None,
        reader=reader,
        reasons=(Reason("action", held.rule, held.token.text),),
        actor=held.actor,
        action=held.action,
        extent=held.ground.extent,
        against=held.against,
    )


def _of_sentence(page: Page, sentence: Sentence) -> Iterator[Held]:
    done = list(_deeds(page, sentence))
    carried = {held.last.i for held in done if held.last is not None}
    nouns = (held for held in _nouns(page, sentence) if held.token.i not in carried)
    found = [*holdings.find(page, sentence), *done, *nouns]
    seen: set[tuple[str, str, str | None]] = set()
    taken = {held.ground.where.text for held in done if held.action in TAKEN}
    for held in sorted(found, key=lambda held: (held.token.i, held.actor is None)):
        who = held.actor.text if held.actor is not None else None
        key = (held.action, held.ground.where.text, who)
        if held.token.lower_ in {"stronghold", "bastion"} and held.ground.where.text in taken:
            continue  # "captured the rebel stronghold of Karsovia"
        if key not in seen and (held.action, held.ground.where.text, None) not in seen:
            seen.add(key)
            yield held


def _deeds(page: Page, sentence: Sentence) -> Iterator[Held]:
    """Verbs, and verbs with the noun that carries their sense."""
    verbs, phrases, forms = deeds.verbs(), deeds.phrases(), deeds.of_form()
    for token, lemma in sentence.lemmas:
        if lemma not in verbs and lemma not in phrases and token.lower_ not in forms:
            continue
        acts = any(child.dep_ == "nsubj" for child in token.children)
        acts = acts or _is_in_title(sentence, token)
        if (token.pos_ not in {"VERB", "AUX"} and not acts) or _unreal(token):
            continue
        if token.i and token.nbor(-1).text == "-":
            continue  # "rebel-held Karsovia"
        if token.dep_ == "amod" and adjacent.party(sentence, token) is None:
            continue  # "surrounding areas"
        for row, last in _rows_of(token):
            held = _deed(page, sentence, token, row, last)
            if held is not None:
                yield held
                break


def _is_in_title(sentence: Sentence, token: Token) -> bool:
    """Tell whether a capital hides a verb: "Army Advances in Karsovia"."""
    spelt = token.lower_.endswith("s") and token.lower_ in deeds.of_form() and token.text.istitle()
    return spelt and adjacent.party(sentence, token) is not None


def _deed(page: Page, sentence: Sentence, token: Token, row: Row, last: Token) -> Held | None:
    """What one row makes of a verb, or None where its place or its party is missing."""
    if row.get("ousting"):
        ousted = _object(token)
        against = parties.named(page, sentence, ousted) if ousted is not None else None
        ground = _behind(page, sentence, token, last, row["behind"])
        passive = parties.is_passive(token)
        if against is None or ground is None:
            return None
        head = parties.doer(token)
        actor = parties.named(page, sentence, head) if head is not None else None
        if actor is None and not passive:
            return None
        action = row["action"]
        if passive and actor is None:
            action, actor, against = "lost", against, None
    else:
        actor = _actor(page, sentence, token, row)
        ground = _ground(page, sentence, token, row, last)
        if ground is None and row["action"] in AFIELD and _is_armed(actor):
            ground = _of_passage(page, sentence, token)
        if ground is None:
            return None
        against = _from_whom(sentence, token, ground)
        action = row["action"]
        if actor is None and not _is_told_without_doer(token, row, ground):
            return None
        held = action == "holds" and parties.is_passive(token)
        if held and not any(word.lower_ == "by" for word in token.subtree):
            return None  # "protests were held in Karsovia"
        if row.get("armed") and not _is_armed(actor):
            return None
        at_war = _is_at_war(page, sentence, token, row, last)
        if action == "attacking" and (_is_fire(sentence, token) or not at_war):
            return None
        if action == "entered" and _is_force(page, sentence, _object(token)):
            action = "attacking"  # "stormed the positions of the rebels"
    first = min(token.idx, ground.start)
    end = max(last.idx + len(last), ground.end if ground.start - token.idx < REACH * 2 else 0)
    rule = _named_rule(token, last)
    return Held(action, token, ground, actor, against, rule, first, end, last=last)


# Deeds whose place may be told before: "the rebels launched an offensive".
AFIELD = frozenset({"attacking", "repelled"})
OWNED = re.compile(r"['’]s?\s[a-z]")  # "the mayor's car" is no place of an offensive
TAKEN = frozenset({"captured", "recaptured"})


def _is_told_without_doer(token: Token, row: Row, ground: Ground) -> bool:
    """Tell whether a deed counts though nobody is said to do it: "Karsovia was retaken"."""
    if row["action"] == "besieges":
        return token.tag_ != "VBG" or token.dep_ not in {"acl", "acl:relcl"}
    told = row.get("undone", False) and parties.is_passive(token)
    by = any(child.i > token.i and child.lower_ == "by" for child in token.subtree)
    return told and not by and (ground.named or row["action"] == "repelled")


def _is_force(page: Page, sentence: Sentence, head: Token | None) -> bool:
    """Tell whether a noun stands for a force or where it lies: "a patrol", "the army's posts"."""
    if head is None:
        return False
    if head.lemma_.lower() in deeds.targets():
        return True
    party = parties.named(page, sentence, head)
    return _is_armed(party)


def _is_at_war(page: Page, sentence: Sentence, token: Token, row: Row, last: Token) -> bool:
    """Tell whether an attack is one on ground or on a force, and not on a shop or its guests."""
    if last is not token:
        return True
    if _takes_next(token):
        return False
    head = _object(token)
    if head is None:
        return "particles" in row
    ground = terrain.at(page, sentence, head) or terrain.unheard(sentence, head)
    return ground is not None or _is_force(page, sentence, head)


def _takes_next(token: Token) -> bool:
    """Tell whether the next verb takes the same ground: "attacked and overran two posts"."""
    return any(
        child.dep_ == "conj"
        and child.i <= token.i + 2
        and any(row["action"] in TAKEN for row in deeds.verbs().get(deeds.lemma(child), ()))
        for child in token.children
    )


def _of_passage(page: Page, sentence: Sentence, token: Token) -> Ground | None:
    """The place that the passage is about, for a deed that names none."""
    around = whereabouts.place_of(page, sentence, token)
    start, end = token.idx, token.idx + len(token)
    if around is not None and (around[0].id or not OWNED.search(around[0].text)):
        return Ground(around[0], start, end, named=False)
    for before in earlier(page, sentence) if around is not None else ():
        known = [where for where in map(page.where, before.places) if not OWNED.search(where.text)]
        if known:
            return Ground(known[-1], start, end, named=False)
    return None


def _named_rule(token: Token, last: Token) -> str:
    lemma = deeds.lemma(token)
    return lemma if last is token else f"{lemma} {last.text}"


def _is_armed(actor: Party | None) -> bool:
    """Tell whether a party is one whose leaving is a withdrawal: fighters, not a state."""
    known = actors.read(actor.text) if actor is not None else None
    return known is not None and known.kind in {"armed_group", "state_force"}


def _rows_of(token: Token) -> Iterator[tuple[Row, Token]]:
    """The rows that fit a verb, the longest first, and the last of the words that fit."""
    lemma = deeds.lemma(token)
    phrases = deeds.phrases().get(lemma, {})
    for child in token.children:
        row = phrases.get(child.lemma_.lower())
        if row is None or (child.pos_ == "VERB" and child.lower_ not in row["nouns"]):
            continue
        if child.i > token.i and not _from_afar(child):
            yield row, child
    noun = adjacent.carried(token, phrases)
    if noun is not None and not _from_afar(noun):
        yield phrases[noun.lemma_.lower()], noun
    for row in deeds.verbs().get(lemma, ()):
        if "particles" not in row:
            yield row, token
            continue
        following = token.doc[token.i + 1 : token.i + 2]
        near = [*(c for c in token.children if c.i > token.i), *following]
        near += [grand for child in near for grand in child.children if grand.dep_ == "case"]
        particle = next((word for word in near if word.lower_ in row["particles"]), None)
        if particle is not None:
            yield row, particle if particle.i < token.i + 3 else token


def _actor(page: Page, sentence: Sentence, token: Token, row: Row) -> Party | None:
    if "who" in row:
        for child in token.children:
            if child.i > token.i and any(g.lower_ in row["who"] for g in child.children):
                head = child
                for grand in child.children:  # "into the hands of the rebels"
                    if child.lemma_.lower() == "hand" and grand.dep_ == "nmod":
                        head = grand
                return parties.named(page, sentence, head)
        return None
    if not any(child.dep_ == "nsubj" for child in token.children):
        before = adjacent.party(sentence, token)
        if before is not None:
            return before
    does = parties.doer(token)
    if does is not None and does.lemma_.lower() in deeds.operations():
        return Party(does.text)
    return parties.named(page, sentence, does) if does is not None else None


def _object(token: Token) -> Token | None:
    wanted = {"nsubj:pass"} if parties.is_passive(token) else {"obj"}
    own = next((child for child in token.children if child.dep_ in wanted), None)
    if own is None and token.dep_ == "conj" and token.i <= token.head.i + 2:
        return next((c for c in token.head.children if c.dep_ == "obj" and c.i > token.i), None)
    relative = own is not None and own.lower_ in listed("relative")
    own = token.head if relative and token.dep_.startswith("acl") else own
    return adjacent.noun(token) if own is None and not parties.is_passive(token) else own


def _ground(page: Page, sentence: Sentence, token: Token, row: Row, last: Token) -> Ground | None:
    """The place where the row expects it: the object, the subject, or behind one of its words."""
    if row.get("place") == "object":
        head = _object(token)
        ground = terrain.at(page, sentence, head) if head is not None else None
        if ground is not None:
            return ground
        if head is not None and row["action"] in {*TAKEN, "lost", "entered", "attacking"}:
            ground = terrain.unheard(sentence, head)
            if ground is not None and _is_armed(_actor(page, sentence, token, row)):
                return ground
        if head is not None and row["action"] == "holds":
            return None  # "controls all forces in Karsovia"
        if head is not None and row["action"] in TAKEN and _is_some(head):
            return _of_passage(page, sentence, token)
        if token.dep_ in {"acl", "acl:relcl"} and token.tag_ == "VBN":
            return terrain.at(page, sentence, token.head)  # "Homs, held by the rebels"
    if row.get("place") == "subject":
        heads = [child for child in token.children if child.dep_ == "nsubj"]
        return terrain.at(page, sentence, heads[0]) if heads else None
    ground = _right_behind(page, sentence, token, last, row)
    ground = ground or _behind(page, sentence, token, last, row.get("behind", ()))
    if ground is None and row["action"] == "attacking":
        ground = _to_be_taken(page, sentence, last)
    if ground is None and row["action"] == "repelled":
        return _of_repelled(page, sentence, token)
    if ground is None and row["action"] == "holds" and _is_over_all(token):
        return _of_passage(page, sentence, token)
    return ground


def _is_some(head: Token) -> bool:
    """Tell whether places are taken that have no name: "two villages", "a new string of towns"."""
    nouns = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.children if c.dep_ == "nmod")}
    return bool(nouns & listed("place_noun"))


def _is_over_all(token: Token) -> bool:
    """Tell whether it is the situation that is held: the place is told before."""
    return any(child.lemma_.lower() == "situation" for child in token.subtree)


def _of_repelled(page: Page, sentence: Sentence, token: Token) -> Ground | None:
    """Where an attack was repelled: told behind the attack, or before."""
    head = _object(token)
    row = deeds.nouns().get(head.lemma_.lower()) if head is not None else None
    if head is None or row is None:
        return None
    ground = _behind(page, sentence, head, head, row.get("behind", ()))
    if ground is None and parties.is_passive(token):
        ground = _of_passage(page, sentence, token)
        return None if ground is None or ground.where.precision == "country" else ground
    return ground


def _to_be_taken(page: Page, sentence: Sentence, noun: Token) -> Ground | None:
    """The place that a deed is to take: "the campaign to liberate Karsovia"."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 7, sentence.span.end - 1)]:
        verb = token.nbor(1)
        rows = deeds.verbs().get(deeds.lemma(verb), ())
        if token.lower_ == "to" and any(row["action"] in TAKEN for row in rows):
            head = _object(verb)
            return terrain.at(page, sentence, head) if head is not None else None
    return None


def _right_behind(
    page: Page, sentence: Sentence, token: Token, last: Token, row: Row
) -> Ground | None:
    """The name right behind a verb, whatever the tree says: "entered Karsovia"."""
    if row.get("place") != "object" or parties.is_passive(token):
        return None
    stop = last.idx + len(last)
    for place in sentence.places:
        if place.start >= stop:
            leads = sentence.text.words[stop : place.start].lower().split()
            return terrain.of(page, sentence, place) if set(leads) <= {"the"} else None
    return None


def _behind(
    page: Page, sentence: Sentence, token: Token, last: Token, leads: list[str]
) -> Ground | None:
    """The place behind one of some words: by the tree, else the next name behind such a word."""
    for head in (last, token):
        for child in head.children:
            if child.i > token.i and any(grand.lower_ in leads for grand in child.children):
                ground = terrain.at(page, sentence, child) or terrain.unheard(sentence, child)
                if ground is not None:
                    return ground
    words = sentence.text.words
    stop = last.idx + len(last)
    for place in sentence.places:
        if not stop <= place.start <= stop + REACH:
            continue
        between = words[stop : place.start]
        if terrain.TURNS.search(between):
            return None
        if set(between.lower().split()) & set(leads):
            return terrain.of(page, sentence, place)
    return _by_bearing(page, sentence, last, leads)


def _by_bearing(page: Page, sentence: Sentence, last: Token, leads: Iterable[str]) -> Ground | None:
    """A part without a name: "a campaign to crush the rebels in its eastern suburbs"."""
    for token in last.doc[last.i + 1 : min(last.i + 12, sentence.span.end)]:
        if terrain.TURNS.search(token.text) or token.pos_ == "PUNCT":
            return None
        cases = {child.lower_ for child in token.children if child.dep_ == "case"}
        if cases & set(leads) and terrain.is_by_bearing(token):
            return terrain.at(page, sentence, token)
    return None


def _is_right_behind(sentence: Sentence, token: Token, ground: Ground, leads: list[str]) -> bool:
    """Tell whether nothing but its own words parts a deed from its place: "attack on the city"."""
    between = sentence.text.words[token.idx + len(token) : ground.start].lower().split()
    leading = all(terrain.is_leading(word) for word in between[1:])
    if not ground.named or set(ground.where.text.lower().split()) & deeds.civic():
        return False
    return between[:1] != [] and between[0] in leads and leading


def _nouns(page: Page, sentence: Sentence) -> Iterator[Held]:
    """`the rebel offensive in Karsovia`, `the capture of Karsovia by the rebels`."""
    nouns = deeds.nouns()
    for token, lemma in sentence.lemmas:
        row = nouns.get(lemma)
        if row is None or token.pos_ != "NOUN" or _from_afar(token):
            continue
        if deeds.lemma(token.head) in deeds.repelling():
            continue
        if row["action"] == "attacking" and _is_fire(sentence, token):
            continue
        many = token.lemma_.lower() == "attack" and token.tag_ == "NNS"
        if many and sentence.text.words[token.idx :].lower().startswith("attacks in "):
            continue  # a wave of attacks all over a province
        ground = _behind(page, sentence, token, token, row.get("behind", ()))
        if row["action"] == "attacking":
            ground = ground or _to_be_taken(page, sentence, token)
        near = [a for a in sentence.actors if a.end <= token.idx <= a.end + 2]
        near = [a for a in near if a.actor.kind in parties.DOERS]
        head = parties.owner(token, frozenset(row.get("by", ["by"])))
        actor = parties.of(sentence, near[-1]) if near else None
        if actor is None and head is not None:
            actor = parties.named(page, sentence, head)
        afield = "behind" in row and lemma != "attack" and row["action"] in AFIELD
        afield = afield and (head is None or head.lower_ not in listed("owner"))
        if ground is None and afield and _is_armed(actor):
            ground = _of_passage(page, sentence, token)
        if ground is None:
            continue
        if actor is None and row.get("nobody") == "right behind":
            if not _is_right_behind(sentence, token, ground, row["nobody_behind"]):
                continue
            actor = _actor_over(page, sentence, token)
        elif actor is None and not (row.get("nobody") and ground.named):
            continue
        start = min(near[-1].start if near else token.idx, ground.start)
        against = _from_whom(sentence, token, ground)
        end = max(token.idx + len(token), ground.end)
        yield Held(row["action"], token, ground, actor, against, token.text, start, end)


def _actor_over(page: Page, sentence: Sentence, noun: Token) -> Party | None:
    """Whoever did something in a deed: "militants killed nine in attacks on two villages"."""
    verb = noun.head.head if noun.dep_ == "nmod" and noun.head.dep_ == "obj" else noun.head
    if noun.dep_ not in {"obl", "nmod"} or verb.pos_ != "VERB":
        return None
    does = parties.doer(verb)
    actor = parties.named(page, sentence, does) if does is not None else None
    actor = actor or adjacent.party(sentence, verb)
    return actor if _is_armed(actor) else None


def _from_afar(token: Token) -> bool:
    """Tell whether a deed is from the air, from afar or of one person: "a mortar attack"."""
    before = {word.lower_ for word in token.subtree if token.i - 4 < word.i < token.i}
    return bool({part for word in before for part in (word, *word.split("-"))} & deeds.afar())


def _is_fire(sentence: Sentence, token: Token) -> bool:
    """Tell whether "attack" is said of strikes or shelling told in the same sentence."""
    return token.lemma_.lower() == "attack" and any(
        cause.cause in {"airstrike", "shelling", "chemical", "bombing"} for cause in sentence.causes
    )


def _from_whom(sentence: Sentence, token: Token, ground: Ground) -> Party | None:
    """`took the town from the rebels`, `operations against the group`."""
    words = sentence.text.words
    for found in sentence.actors:
        lead = words[max(sentence.start, found.start - 14) : found.start].lower().split()
        near = token.idx < found.start < ground.end + REACH
        if near and found.actor.kind in parties.DOERS and set(lead[-2:]) & {"from", "against"}:
            return parties.of(sentence, found)
    return None


def _unreal(token: Token) -> bool:
    """Tell whether the deed has not happened: "could take", "plans to take"."""
    meant = any(child.lower_ == "to" and child.dep_ == "mark" for child in token.children)
    if token.tag_ == "VBG" and any(c.lower_ in {"with", "for", "of"} for c in token.lefts):
        return True  # "charged with taking the town"
    if meant and token.dep_ == "acl" and token.head.lemma_.lower() in deeds.nouns():
        return True  # "began an operation to retake Karsovia"
    over = token.head.head if token.dep_ == "acl" else token.head
    if meant and over.lower_ not in listed("fact"):
        return True
    return any(
        child.dep_ in {"aux", "advmod"} and child.lower_ in listed("not_done")
        for child in token.children
    )
