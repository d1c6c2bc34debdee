"""List the claims gained and lost against the last commit, on a fixed sample of texts.

make gains

The sample is read twice with this environment, once with the working tree's `src` and once with that
of the last commit. Each document with a difference is printed with a line for each:

+ a claim that only the working tree finds
- a claim that only the last commit found
~ a claim that both find, with the slots that changed: old -> new
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import articles
from evaluation import unseen
from evaluation.suite import ROOT, SHARED

PROGRAM = Path(sysconfig.get_path("scripts")) / "warmonitor"
SOURCES = "*.src.json"  # The texts of the annotated documents, one each.
CROWD = "data/claims/fakes/articles.jsonl"
CROWD_STEP = 20  # Every so-manieth article: some forty, as many as the annotated ones.
INVENTED = 20

Plain = Mapping[str, Any]  # A claim as `warmonitor read --format jsonl` prints it.

# What makes a claim this claim: where these agree and the quotes touch, two readers found the same.
SAME = {
    "casualty": ("outcome", "count.low", "count.high"),
    "control": ("action",),
    "condition": ("topic",),
    "statement": ("act",),
}
# What says nothing of the claim itself, and what follows from other slots.
ASIDE = frozenset({"id", "document", "kind", "reader", "lat", "lon", "within", "class"})
LINKS = ("part_of", "apart_from", "updates")


def sample(shared: Path = SHARED) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each document of the sample."""
    if not (shared / CROWD).exists():
        yield from _shipped()
        return
    with tempfile.TemporaryDirectory() as folder:
        unseen.rebuild(unseen.ANNOTATED, shared, Path(folder), "*")
        for path in sorted([*(shared / "gold").glob(SOURCES), *Path(folder).glob(SOURCES)]):
            yield path.name.removesuffix(SOURCES[1:]), json.loads(path.read_text("utf-8"))["text"]
    lines = (shared / CROWD).read_text("utf-8").splitlines()
    for number in range(0, len(lines), CROWD_STEP):
        yield f"crowd-{number + 1}", json.loads(lines[number])["Content-Title"]


def _shipped() -> Iterator[tuple[str, str]]:
    """The reports of the demo and invented articles: what is there without the shared folder."""
    for path in sorted((ROOT / "src/warmonitor/cli/reports").glob("*.txt")):
        yield path.stem, path.read_text("utf-8")
    yield from (
        (f"invented-{number}", text) for number, text in enumerate(articles.of_war(INVENTED))
    )


def read(files: Sequence[Path], source: Path) -> dict[str, list[Plain]]:
    """Read files with the code of a `src` folder; return the claims by the name of the file."""
    path = os.pathsep.join(filter(None, (str(source), os.environ.get("PYTHONPATH"))))
    run = subprocess.run(
        [PROGRAM, "read", "--format", "jsonl", *files],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, list[Plain]] = defaultdict(list)
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        found[Path(claim["document"]).stem].append(claim)
    return found


@contextmanager
def last_commit() -> Iterator[Path]:
    """Check the last commit out beside the working tree, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", tree, "HEAD"], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", tree], check=True)


def compare(before: Sequence[Plain], after: Sequence[Plain]) -> list[str]:
    """Return a line for each claim of one document that was gained, lost or changed, by its place."""
    lines: list[tuple[int, str]] = []
    left = list(after)
    quotes = {claim["id"]: claim["quote"]["text"] for claim in (*before, *after)}
    for old in before:
        new = max(
            (one for one in left if _same(old, one)),
            key=lambda one: _likeness(old, one),
            default=None,
        )
        if new is None:
            lines.append((old["quote"]["start"], f"- {say(old)}"))
            continue
        left.remove(new)
        changes = list(_changes(_slots(old, quotes), _slots(new, quotes)))
        if changes:
            lines.append((new["quote"]["start"], f"~ {say(new)}: {'; '.join(changes)}"))
    lines += [(new["quote"]["start"], f"+ {say(new)}") for new in left]
    return [line for _, line in sorted(lines, key=lambda one: one[0])]


def say(claim: Plain) -> str:
    """Say a claim in a line: what, of whom, where, in which words."""
    slots = _slots(claim, {})
    named = [str(slots.get(slot)) for slot in SAME[claim["kind"]]]
    who = "/".join(claim["victims"]["classes"]) if "victims" in claim else None
    where = claim["place"]["text"] if claim["place"] else None
    about = ", ".join(word for word in (who, where) if word)
    words = " ".join(claim["quote"]["text"].split())
    return f"{claim['kind']} {' '.join(named)} ({about}) «{words}»"


def _same(old: Plain, new: Plain) -> bool:
    one, other = old["quote"], new["quote"]
    touch = one["start"] < other["end"] and other["start"] < one["end"]
    if not touch or old["kind"] != new["kind"]:
        return False
    first, second = _slots(old, {}), _slots(new, {})
    return all(first[slot] == second[slot] for slot in SAME[old["kind"]])


def _likeness(old: Plain, new: Plain) -> int:
    first, second = _slots(old, {}), _slots(new, {})
    return sum(first[slot] == second.get(slot) for slot in first)


def _slots(claim: Plain, quotes: Mapping[str, str]) -> dict[str, Any]:
    """Return the slots of a claim by dotted name; another claim is named by its words."""
    slots = dict(_flat("", claim))
    for link in LINKS:
        if slots.get(link) is not None:
            slots[link] = quotes.get(slots[link], "another claim")
    return slots


def _flat(prefix: str, claim: Plain) -> Iterator[tuple[str, Any]]:
    for name, slot in claim.items():
        if name in ASIDE:
            continue
        if isinstance(slot, dict):
            yield from _flat(f"{prefix}{name}.", slot)
        elif name == "attribution":
            yield name, " < ".join(link["text"] or link["speaker"] or "?" for link in slot) or None
        else:
            yield f"{prefix}{name}", slot


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Yield what changed, a slot in its parts said once: the text of a place, and not its id too."""
    said: set[str] = set()
    for slot in dict.fromkeys((*old, *new)):
        whole = slot.partition(".")[0]
        if old.get(slot) != new.get(slot) and whole not in said:
            said.add(whole)
            yield f"{slot} {old.get(slot)!r} -> {new.get(slot)!r}"


def report(
    names: Iterable[str], before: Mapping[str, list[Plain]], after: Mapping[str, list[Plain]]
) -> Iterator[str]:
    """Yield what is printed: the documents with their lines, then how many of each."""
    signs: Counter[str] = Counter()
    for name in names:
        lines = compare(before.get(name, []), after.get(name, []))
        if lines:
            yield name
            yield from (f"  {line}" for line in lines)
        signs.update(line[0] for line in lines)
    yield f"{signs['+']} claims gained, {signs['-']} lost, {signs['~']} changed"


def main() -> None:
    """Read the sample with both trees, and print what they do not share."""
    with tempfile.TemporaryDirectory() as folder, last_commit() as tree:
        files = [Path(folder, f"{name}.txt") for name, _ in sample()]
        for path, (_, text) in zip(files, sample(), strict=True):
            path.write_text(text, "utf-8")
        before, after = read(files, tree / "src"), read(files, ROOT / "src")
        for line in report([path.stem for path in files], before, after):
            print(line)


if __name__ == "__main__":
    sys.exit(main())
