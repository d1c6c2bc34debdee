"""Who is meant by "the group" and "the rebels": the armed group that was named before them.

"The group" is the last organisation named, where that is an armed one; "the militia" and "the
militant group" the last armed group, whoever else was named since. "The rebels" are the only armed
group that the document names, where it is one that the word may mean; else they stay rebels.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from warmonitor.reference import actor_index, actor_names
from warmonitor.reference.actors import Actor

from .actor import compatible
from .actor_find import Found

# A name that was read further back than this many characters is no longer in mind.
FARTHEST = 600
# Whom "the group" may mean; only the first is a party to the war.
ARMED = "armed_group"
ORGANISATIONS = frozenset(
    (ARMED, "monitor", "rights_group", "aid", "un", "civil_defence", "activist", "coalition")
)


# The words of each text of a document, with the actors in them.
Texts = Sequence[tuple[str, Sequence[Found]]]


@dataclass(frozen=True, slots=True)
class _Again:
    """Words behind "the" that may mean a group again; `armed` where they say that it is armed."""

    start: int
    end: int
    armed: bool


@dataclass(slots=True)
class _Mind:
    """Whom a reader of a document has in mind: who was named last, and where."""

    only: Actor | None
    organisation: Actor | None = None
    group: Actor | None = None
    at: int = -FARTHEST - 1

    def hear(self, actor: Actor, at: int) -> None:
        """Take note of who is named; a word for a party names nobody."""
        if actor.generic or actor.kind not in ORGANISATIONS:
            return
        self.organisation = actor
        if actor.kind == ARMED:
            self.group, self.at = actor, at

    def meant(self, one: Found | _Again, at: int) -> Actor | None:
        """Return the group that words mean again, or None."""
        if self.group is None or at - self.at > FARTHEST:
            return None
        if isinstance(one, _Again):
            return self.group if one.armed or self.organisation is self.group else None
        alone = self.group is self.only and one.actor.generic and one.actor.kind == ARMED
        return self.only if alone and compatible(one.actor, self.only) else None


def follow(texts: Texts) -> list[list[Found]]:
    """Return the actors of a document's texts, given in order, with those that are meant again."""
    mind = _Mind(_only_group(found for _, found in texts))
    return [list(_read_on(words, found, mind, at)) for at, words, found in _placed(texts)]


def _placed(texts: Texts) -> Iterator[tuple[int, str, Sequence[Found]]]:
    """Yield each text with the number of characters before it."""
    before = 0
    for words, found in texts:
        yield before, words, found
        before += len(words)


def _only_group(texts: Iterable[Sequence[Found]]) -> Actor | None:
    """Return the armed group that a document names, where it names no other."""
    groups = {f.actor.id: f.actor for found in texts for f in found if _is_group(f.actor)}
    return next(iter(groups.values())) if len(groups) == 1 else None


def _is_group(actor: Actor) -> bool:
    return actor.kind == ARMED and not actor.generic


def _read_on(words: str, found: Sequence[Found], mind: _Mind, before: int) -> Iterator[Found]:
    """Yield the actors of one text; words that mean a group again stand for it."""
    again = list(_again(words, found))
    behind = 0
    every: list[Found | _Again] = [*again, *found]
    for one in sorted(every, key=lambda one: one.start):
        if one.start < behind:
            continue  # "militant group", which is the group that was meant.
        meant = mind.meant(one, before + one.start) if _is_again(words, one) else None
        if meant is not None:
            behind = one.end
            yield Found(one.start, one.end, meant)
        elif isinstance(one, Found):
            yield one
        if isinstance(one, Found):
            mind.hear(one.actor, before + one.start)


def _is_again(words: str, one: Found | _Again) -> bool:
    return isinstance(one, _Again) or words[: one.start].endswith(("the ", "The "))


def _again(words: str, found: Sequence[Found]) -> Iterator[_Again]:
    """Yield the words that may mean a group again: "the" and a word for a group, in no name."""
    named = [(f.start, f.end) for f in found if not f.actor.generic]
    split = actor_names.split(words)
    for number, word in enumerate(split):
        if not number or split[number - 1].key != "the":
            continue
        for name, armed in (("again_armed", True), ("again", False)):
            end = _listed(split, number, name)
            if end is None or (end < len(words) and _goes_on(words, end)):
                continue
            if not any(start < end and word.start < stop for start, stop in named):
                yield _Again(word.start, end, armed)
                break


def _listed(split: Sequence[actor_names.Word], number: int, name: str) -> int | None:
    """Return where an entry of a list of the grammar ends that begins with this word."""
    for rest in actor_index.grammar(name).get(split[number].key, ()):
        following = split[number + 1 : number + 1 + len(rest)]
        if tuple(word.key for word in following) == rest:
            return (following or [split[number]])[-1].end
    return None


def _goes_on(words: str, end: int) -> bool:
    """Whether it is said which group: "the group of men", "the group Ahrar al-Sham"."""
    rest = words[end:]
    return rest.startswith((" of ", "-")) or (rest[:1] == " " and rest[1:2].isupper())
