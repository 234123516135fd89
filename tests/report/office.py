"""LibreOffice without a window: opens files as their receivers do."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

SECONDS = 240
_RECALCULATE_ON_LOAD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def converted(files: Mapping[str, bytes], ending: str, folder: Path) -> dict[str, bytes]:
    """Open files in one start of LibreOffice and save them in another format.

    Formulas are computed anew on opening, whatever results the files bring along.

    Parameters
    ----------
    files : name with ending -> content
    ending : of the wanted format, for example ``xlsx`` or ``pdf``
    folder : empty, for the files and the settings of this start alone

    Returns
    -------
    the same names, with the new ending -> content
    """
    source, result, profile = (folder / name for name in ("source", "result", "profile"))
    for place in (source, result, profile / "user"):
        place.mkdir(parents=True)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(_RECALCULATE_ON_LOAD, encoding="utf-8")
    for name, content in files.items():
        (source / name).write_bytes(content)
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: install libreoffice-calc and libreoffice-impress"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(result),
            *(str(source / name) for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    names = (f"{Path(name).stem}.{ending}" for name in files)
    return {name: (result / name).read_bytes() for name in names}
