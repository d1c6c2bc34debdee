"""Names of armed actors: UCDP's table added as a user would, each actor found by each of its names.

Every actor of the table stands, by each name its columns give it, in an invented sentence, with its
first country in focus; right is where that actor is found under these words, and no other in the
sentence. What cannot be decided is left out: a name that two actors of one country have (two
groups called National Liberation Army), and a people's bare name, which is no party; there the
press says "Hausa fighters". Short names (PLA, FLN) are shared by actors of several countries: the
focus decides. "in context" is `actors_in_context.toml`: generic words and other spellings, by the
country in focus and by who speaks.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.suite import ROOT, Measured
from warmonitor.reference import actor_names, actors, added_actors
from warmonitor.values import actor as values
from warmonitor.values import actor_again

TABLE = "data/actors/ucdp/ucdp-actor-221.csv"
CONTEXT = ROOT / "evaluation" / "actors_in_context.toml"
ORGANISED, FOLLOWING, COMMUNITY, GOVERNMENT = "1234"
OTHER_NAMES = ("NameOrig", "NameOrigFull", "NameOrigFullEng", "NewNameFullEng")
NO_NAME = re.compile(r"(?:n/a|english|french|spanish|arabic|-|\s)*", re.IGNORECASE)
BRACKET = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
COUNTRIES = re.compile(r",\s*(?![^()]*\))")
FRAMES = (
    "On Monday {} blew up a bridge near the mill.",
    "Nine villagers were killed by {}, a farmer said.",
    "{} took two hamlets in the valley.",
    "The road was closed after an ambush by the {} on a lorry.",
    "A farmer said that {} had burned the barn.",
    "A commander of {} was killed, and {}'s men left the mill.",  # for groups
)
GOVERNMENTS = (
    "the {adjective} government",
    "the {country} government",
    "the government of {country}",
    "{adjective} government forces",
    "{country}'s army",
    "the {adjective} army",
    "{adjective} troops",
)
IN_COUNTRY = ("government forces in {country}", "the army in {country}")


@dataclass(frozen=True, slots=True)
class Case:
    """One name of one actor in a sentence."""

    score: str
    actor: str
    name: str
    focus: str | None


def measure(shared: Path) -> Measured:
    """Add the table to a folder of its own, and score in a process that sees this folder alone."""
    with TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, "-m", "evaluation.actors", str(shared / TABLE), folder],
            env=os.environ | {"XDG_CACHE_HOME": folder},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    report = json.loads(run.stdout.splitlines()[-1])
    return Measured(report["scores"], report["errors"])


def _report(table: Path) -> Measured:
    """Add a table and look for all names; return the share of right ones by score."""
    added_actors.add(str(table), actors.states())
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    outcomes: dict[str, list[bool]] = defaultdict(list)
    errors = []
    for number, case in enumerate(_decidable(list(_cases(rows)))):
        name = _plain(case.name) if number % 2 else case.name
        frames = FRAMES[:-1] if case.score == "governments" else FRAMES
        sentence = frames[number % len(frames)].replace("{}", name)
        found = values.find(sentence, country=case.focus)
        told = [f.actor.id for f in found]
        right = set(told) == {case.actor} and any(_covers(sentence, case, f) for f in found)
        outcomes[case.score].append(right)
        if not right:
            shown = [(sentence[f.start : f.end], f.actor.id) for f in found]
            errors.append(f"{case.score} | {case.focus} | {case.name} | {case.actor} | {shown}")
    outcomes["in context"], more = _in_context()
    scores = {score: sum(right) / len(right) for score, right in outcomes.items() if right}
    return Measured(scores, more + errors)


def _plain(name: str) -> str:
    """Return a name in the letters of a wire service: without marks, with straight apostrophes."""
    parts = unicodedata.normalize("NFKD", re.sub("[’‘`´]", "'", name))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _covers(sentence: str, case: Case, found: values.Found) -> bool:
    """Whether what was found is the name and no more or less than an article and a noun."""
    words, name = sentence[found.start : found.end], actor_names.key(case.name)
    if case.score == "governments":
        return True
    return name[0] in actor_names.key(words) and len(actor_names.key(words)) <= len(name) + 1


def _cases(rows: list[dict[str, str]]) -> Iterator[Case]:
    known = {
        name.casefold(): code
        for code, state in actors.states().items()
        for name in (state.name, *state.names)
    }
    ids = actors.added().ids
    for row in rows:
        id = ids[f"ucdp-{row['ActorId']}"]
        focus = next(
            filter(None, (_code(c, known) for c in COUNTRIES.split(row["Location"]))), None
        )
        if row["Org"] == GOVERNMENT:
            yield from _government(row, id, known, focus)
            continue
        community = row["Org"] == COMMUNITY
        first = _press(row["NameData"], community=community)
        yield Case("names", id, first, focus)
        for other in dict.fromkeys(_others(row, community=community)):
            if other != first:
                yield Case("aliases", id, other, focus)
            if not community and sum(word[0].isupper() for word in other.split()) > 2:
                yield Case("without a country", id, other, None)


def _code(country: str, known: Mapping[str, str]) -> str | None:
    names = [name.strip().casefold() for name in re.findall(r"[^()]+", country)]
    return next((known[name] for name in names if name in known), None)


def _press(name: str, *, community: bool) -> str:
    """Return a name as the press writes it: without a note in brackets, a people with its men."""
    name = BRACKET.sub("", name).strip()
    if not community or re.search(r"\b(clan|subclan|tribe|communit)", name):
        return name
    return f"{name.removesuffix('s')} fighters"


def _others(row: dict[str, str], *, community: bool) -> Iterator[str]:
    for column in OTHER_NAMES:
        for name in re.split(r"\s+/\s+|,\s*(?![^()]*\))", row[column]):
            if not NO_NAME.fullmatch(name) and re.fullmatch(r"[\u0000-\u024f’‘`´–]+", name):
                yield _press(" ".join(name.split()), community=community)


def _government(
    row: dict[str, str], id: str, known: Mapping[str, str], focus: str | None
) -> Iterator[Case]:
    """Yield the ways to name a government and its forces; one without a state is one actor.

    A state is named without any country in focus.
    """
    country = BRACKET.sub("", row["NameData"].removeprefix("Government of ")).strip()
    code = known.get(country.casefold())
    adjective = actors.states()[code].adjectives[0] if code else country
    for form in GOVERNMENTS + (IN_COUNTRY if code else ()):
        name = form.format(adjective=adjective, country=country)
        part = "army" if "army" in form else "forces" if form[-6:] in ("forces", "troops") else None
        part = "forces" if "forces" in form else part
        actor = actors.role(part, code).id if code and part else id
        yield Case("governments", actor, name, None if code else focus)


def _decidable(cases: list[Case]) -> Iterator[Case]:
    """Yield the cases whose name means one actor in its country."""
    owners: dict[tuple[str | None, tuple[str, ...]], set[str]] = defaultdict(set)
    for case in cases:
        owners[case.focus, actor_names.key(case.name)].add(case.actor)
    for case in cases:
        if len(owners[case.focus, actor_names.key(case.name)]) == 1:
            yield case


def _in_context() -> tuple[list[bool], list[str]]:
    """Score the rows of the table of sentences: whom the words mean, or on which side they stand."""
    outcomes, errors = [], []
    rows = tomllib.loads(CONTEXT.read_text("utf-8"))["row"] if CONTEXT.exists() else []
    for row in rows:
        found = _meant(row)
        focus = row["focus"] or None
        speaker = values.read(row["speaker"], country=focus) if "speaker" in row else None
        told = {
            "actor": found.id if found else None,
            "side": values.side(found, country=focus, speaker=speaker) if found else None,
        }
        wanted = {key: row[key] or None for key in ("actor", "side") if key in row}
        outcomes.append(all(told[key] == value for key, value in wanted.items()))
        if not outcomes[-1]:
            errors.append(f"in context | {row['sentence']} | {row['words']} | {wanted} | {told}")
    return outcomes, errors


def _meant(row: Mapping[str, str]) -> actors.Actor | None:
    """Return the actor found at the words of a row."""
    start = row["sentence"].index(row["words"])
    end = start + len(row["words"])
    words = row["sentence"]
    (found,) = actor_again.follow([(words, values.find(words, country=row["focus"] or None))])
    return next((f.actor for f in found if f.start < end and start < f.end), None)


if __name__ == "__main__":
    os.environ["WARMONITOR_DATA"] = sys.argv[2]
    report = _report(Path(sys.argv[1]))
    print(json.dumps({"scores": report.scores, "errors": report.errors}))
