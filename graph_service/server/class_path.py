"""The order of jars on the class path."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import BinaryIO

MANIFEST = "META-INF/MANIFEST.MF"


def names_other_jars(jar: Path | BinaryIO) -> bool:
    """Whether the jar's manifest has a Class-Path line.

    Such a jar has to stand last: Java counts the jars that it names as given before their turn, and then
    refuses every class archive of that class path ("APP classpath mismatch", Java 21).
    """
    try:
        with zipfile.ZipFile(jar) as archive:
            return b"\nClass-Path:" in archive.read(MANIFEST)
    except (KeyError, zipfile.BadZipFile):
        return False
