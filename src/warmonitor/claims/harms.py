"""Where a sentence says that people were harmed, and which words stand for the people.

A word of harm is looked up in its table; the tree says where its people are; where the tree is no
help (commas lost, headlines), the words beside it are tried in the order in which news has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warmonitor.values import harm as harms

from . import beside, lists
from .page import Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Told = list[tuple["Token", tuple[harms.Harm, ...]]]  # words of harm, with their rows of the table


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says people were harmed; `heads` are the tokens that stand for the people.

    `passive` says that the people come first. `rule` names how they were found.
    """

    token: Token
    harm: harms.Harm
    heads: tuple[Token, ...]
    passive: bool
    rule: str
    last: int


def find(sentence: Sentence) -> list[Trigger]:
    """Return the words of harm of a sentence with the people of each."""
    if not harms.speaks(sentence.vocabulary):
        return []
    taken = _harmless(sentence) if harms.may_harm_nobody(sentence.vocabulary) else set()
    told = [(token, rows) for token, word in sentence.tokens if (rows := harms.read(word))]
    triggers = [
        *_phrases(sentence, taken),
        *_results(sentence, told, taken),
        *_words(sentence, told, taken),
    ]
    return sorted(triggers, key=lambda trigger: trigger.token.i)


def _harmless(sentence: Sentence) -> set[int]:
    """The tokens of expressions that harm nobody: "killed off the match"."""
    spans = harms.harmless(sentence.words)
    places = [(sentence.start + start, sentence.start + end) for start, end in spans]
    return {token.i for start, end in places for token in sentence.span if start <= token.idx < end}


def _phrases(sentence: Sentence, taken: set[int]) -> Iterator[Trigger]:
    if not harms.speaks_in_phrases(sentence.vocabulary):
        return
    for match in harms.phrases().finditer(sentence.words):
        tokens = [
            token
            for token in sentence.span
            if sentence.start + match.start() <= token.idx < sentence.start + match.end()
        ]
        if not tokens or tokens[0].i in taken:
            continue
        harm = harms.phrase(match.group())
        taken.update(token.i for token in tokens)
        anchor = min(tokens, key=beside.depth_of)
        heads = [
            *beside.number_before(sentence, tokens[0]),
            *beside.subjects(anchor),
            *beside.left(sentence, tokens[0]),
        ]
        if heads:
            yield Trigger(tokens[0], harm, tuple(heads), True, "phrase", tokens[-1].i)


def _results(sentence: Sentence, told: Told, taken: set[int]) -> Iterator[Trigger]:
    """`left five people dead and 12 injured`, `were found dead`, `shot dead`."""
    for token, every in told:
        rows = [row for row in every if row.part == "result"]
        if not rows or token.i in taken or token.pos_ not in {"VERB", "AUX"}:
            continue
        for state in _states(sentence, token):
            row = next((r for r in harms.read(state.lower_) if r.part == "adjective"), None)
            if row is None or state.i in taken or _is_noun(state):
                continue
            taken.update({state.i, token.i})
            after = state.doc[state.i + 1 : min(state.i + 3, sentence.span.end)]
            if len(after) == 2 and after[0].lower_ in {"or", "and"} and _is_state(after[1]):
                taken.add(after[1].i)  # "dead or wounded" is one number
            heads, passive = _state_people(sentence, token, state)
            if heads:
                yield Trigger(state, row, heads, passive, f"{rows[0].word} … {row.word}", state.i)


def _is_state(token: Token) -> bool:
    return any(row.outcome for row in harms.read(token.lower_))


def _states(sentence: Sentence, verb: Token) -> list[Token]:
    """The states behind a verb that leaves people in one; of "dead or wounded" the first."""
    stop = min(sentence.span.end, verb.i + 14)
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 : stop]:
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG", "VBD"} and found:
            break
        if any(row.part == "adjective" for row in harms.read(token.lower_)):
            found.append(token)
        elif token.lower_ in {"that", "who", "which", "when", "after"}:
            break
    return found


def _state_people(sentence: Sentence, verb: Token, state: Token) -> tuple[tuple[Token, ...], bool]:
    """The people of a state stand between verb and state, or are the subject of a passive verb."""
    between = [t for t in _without_asides(state.doc[verb.i + 1 : state.i]) if beside.may_head(t)]
    number = beside.number_before(sentence, state)
    if number and number[0].i > verb.i:
        return (number[0],), False
    if between and state.i - verb.i > 1:
        return (between[-1],), False
    if not beside.is_passive(verb):
        behind = beside.right(sentence, state)  # "leaving injured about 50"
        if behind:
            return tuple(behind), False
    return (*beside.subjects(verb), *beside.left(sentence, verb)), True


def _without_asides(words: Span) -> list[Token]:
    """`leaving nine people - including a nurse - dead`: the words without what dashes enclose."""
    dashes = [place for place, token in enumerate(words) if token.text in lists.DASHES]
    if len(dashes) < 2:
        return list(words)
    return [*words[: dashes[0]], *words[dashes[-1] + 1 :]]


def _words(sentence: Sentence, told: Told, taken: set[int]) -> Iterator[Trigger]:
    for token, rows in told:
        if token.i in taken:
            continue
        for harm in rows:
            if harm.part == "result" or not _allowed(sentence, token, harm):
                continue
            trigger = _trigger(sentence, token, harm)
            if trigger is not None:
                yield trigger
                break


def _allowed(sentence: Sentence, token: Token, harm: harms.Harm) -> bool:
    """Check what a row of the table asks of the words around."""
    if harm.particle is not None:
        after = token.doc[token.i + 1 : min(token.i + 5, sentence.span.end)]
        if not any(word.lower_ == harm.particle for word in after):
            return False
    if harm.near and not any(word.lower_ in harm.near for word in sentence.span):
        return False
    if harm.needs is not None:
        wanted = {"dead": {"dead"}, "death": {"death", "alive"}, "life": {"life", "lives"}}[
            harm.needs
        ]
        after = token.doc[token.i + 1 : min(token.i + 8, sentence.span.end)]
        if not any(word.lower_ in wanted for word in after):
            return False
    return True


def _trigger(sentence: Sentence, token: Token, harm: harms.Harm) -> Trigger | None:
    noun = _is_noun(token) and not beside.starts_people(sentence, token.i + 1)
    if harm.part == "verb" and not noun and _is_verb(sentence, token):
        return _verb(sentence, token, harm)
    if harm.part == "adjective" and beside.is_attribute(sentence, token):
        return _made(token, harm, [token.head], True, "beside the noun")
    if harm.part == "adjective" and not _is_noun(token):
        near = [*beside.number_before(sentence, token), *beside.subjects(token), *_modified(token)]
        return _made(token, harm, [*near, *beside.left(sentence, token)], True, "state")
    if (
        harm.part == "noun"
        and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}
        and not beside.is_attribute(sentence, token)
    ):
        return _noun(sentence, token, harm)
    return None


def _is_noun(token: Token) -> bool:
    """`the dead`, `those missing`: people, not what they are."""
    leads = {"the", "those", "of", "these", "all"}
    return not token.is_sent_start and token.i > 0 and token.doc[token.i - 1].lower_ in leads


def _made(
    token: Token, harm: harms.Harm, heads: list[Token], passive: bool, rule: str
) -> Trigger | None:
    """Make a trigger whose people are the first of `heads` that turn out to be people."""
    distinct = tuple({head.i: head for head in heads}.values())
    return Trigger(token, harm, distinct, passive, rule, token.i) if distinct else None


def _is_verb(sentence: Sentence, token: Token) -> bool:
    """Tell whether a form of a verb of harm is used as one; headlines mislead the tagger."""
    attribute = beside.is_attribute(sentence, token)
    if token.pos_ in {"VERB", "AUX"}:
        return not attribute
    if token.lower_.endswith(("ed", "en", "ain")):
        return not attribute
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and beside.starts_people(sentence, token.i + 1)


def _modified(token: Token) -> list[Token]:
    return [token.head] if token.dep_ in {"amod", "acl"} else []


def _verb(sentence: Sentence, token: Token, harm: harms.Harm) -> Trigger | None:
    if harm.victim == "subject":
        own = any(child.dep_ in beside.SUBJECTS for child in token.children)
        if token.tag_ == "VBG" and token.dep_ == "acl" and not own:
            # "Syrians fleeing the fighting", "the arrival of Syrians fleeing"
            before = [token.nbor(-1)] if token.nbor(-1).pos_ in {"NOUN", "PROPN"} else []
            return _made(token, harm, [*before, token.head], True, "who does it")
        heads = _before(sentence, token)
        return _made(token, harm, heads, True, "subject")
    objects = [] if beside.is_claimed(sentence, token) else beside.objects_of(token)
    if harm.only_lives and not any(o.lower_ in {"life", "lives"} for o in objects):
        return None
    if harm.lives:
        objects = _lives(objects)
    if not harm.lives and _people_come_first(sentence, token, objects):
        heads = _before(sentence, token)
        return _made(token, harm, heads, True, "subject of the passive")
    behind = [] if beside.is_claimed(sentence, token) else beside.number_behind(sentence, token)
    if harm.lives:
        # "claimed eight", "claimed the lives of eight", and not "claimed responsibility for"
        return _made(
            token,
            harm,
            [*behind, *(o for o in objects if o not in beside.objects_of(token))],
            False,
            "object",
        )
    heads = [*behind, *objects, *beside.right(sentence, token)]
    if not heads and (token.tag_ in {"VBN", "VBD"} or token.lower_ in listed("one_form")):
        return _made(
            token,
            harm,
            [*beside.subjects(token), *beside.left(sentence, token)],
            True,
            "words beside it",
        )
    return _made(token, harm, heads, False, "object")


def _before(sentence: Sentence, token: Token) -> list[Token]:
    """What may stand for the people in front of a verb, the surest first."""
    near = [*beside.number_before(sentence, token), *beside.subjects(token)]
    return [*near, *beside.left(sentence, token)]


def _lives(objects: list[Token]) -> list[Token]:
    """Step from "the lives" to the people whose lives they are."""
    people = []
    for token in objects:
        owners = [c for c in token.children if c.dep_ in {"nmod", "obl"} and c.i > token.i]
        people.append(owners[0] if token.lower_ in {"life", "lives"} and owners else token)
    return people


def _people_come_first(sentence: Sentence, token: Token, objects: list[Token]) -> bool:
    """Tell whether the people stand before the verb: the passive, and participles of headlines."""
    if token.tag_ in {"VBG", "VB", "VBZ", "VBP", "NNS", "NNPS"} and not token.lower_.endswith("ed"):
        return False
    if _has_own_object(sentence, token):
        return False
    if beside.is_passive(token):
        return True
    if any(child.lower_ in listed("have") and child.dep_ == "aux" for child in token.children):
        return False
    if objects and token.tag_ != "VBN":
        return False
    return bool(beside.left(sentence, token)) or not objects


def _has_own_object(sentence: Sentence, token: Token) -> bool:
    """A number, or people, right behind the verb, which no next word of harm claims."""
    if any(child.lower_ in listed("be") for child in token.children):
        return False
    return beside.starts_people(sentence, beside.behind(sentence, token)) and not beside.is_claimed(
        sentence, token
    )


def _noun(sentence: Sentence, token: Token, harm: harms.Harm) -> Trigger | None:
    if harm.victim == "toll":
        return None  # a figure told of others: see `parts.py`
    behind = _people_of(sentence, token)
    if harm.victim == "itself":
        # "the deaths of at least 27 people", "the bodies of three men"
        return _made(token, harm, [*behind, token], False, "the noun counts")
    if token.tag_ == "VBG" and token.pos_ == "VERB":
        return None
    return _made(token, harm, behind, False, "of the noun")


def _people_of(sentence: Sentence, token: Token) -> list[Token]:
    place = token.i + 1
    if place >= sentence.span.end or token.doc[place].lower_ not in {"of", "against"}:
        return []
    nouns = [
        child
        for child in token.children
        if child.i > place
        and child.dep_ in {"nmod", "obl"}
        and any(c.i == place for c in child.children)
    ]
    return [
        *beside.number_behind(sentence, token.doc[place]),
        *nouns,
        *beside.right(sentence, token.doc[place]),
    ]
