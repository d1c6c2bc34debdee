"""What a suite is: texts that people annotated, how they are measured, and the scores aimed at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores by name, each a share between 0 and 1 and the higher the better; and what went wrong."""

    scores: Mapping[str, float]
    errors: Sequence[str] = ()  # One line each, for a person to read.


@dataclass(frozen=True, slots=True)
class Suite:
    """One body of annotated texts; it is measured where the texts are, and skipped where not."""

    name: str
    measure: Callable[[Path], Measured]  # Given the shared folder.
    texts: Sequence[str]  # Files and folders under the shared folder that the scores rest on.
    aims: Mapping[str, float] = field(default_factory=dict)

    def there(self, shared: Path = SHARED) -> bool:
        """Say whether all the texts are on this machine."""
        return all((shared / name).exists() for name in self.texts)

    def digest(self, shared: Path = SHARED) -> str:
        """Return the sha256 of the texts' names and bytes; a score holds for these texts alone."""
        total = sha256()
        for path in self._files(shared):
            total.update(path.relative_to(shared).as_posix().encode() + b"\0")
            total.update(sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def _files(self, shared: Path) -> Iterator[Path]:
        for name in self.texts:
            path = shared / name
            yield from (
                sorted(file for file in path.rglob("*") if file.is_file())
                if path.is_dir()
                else [path]
            )


def f1(right: int, found: int, asked: int) -> float:
    """Return the balanced mean of precision and recall; 0 where nothing is right."""
    return 2 * right / (found + asked) if right else 0.0
