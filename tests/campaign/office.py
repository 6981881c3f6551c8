"""LibreOffice's part of `make campaign`: it opens our workbook and writes it anew, and that comes back the same.

It needs `soffice` (apt-get install libreoffice-calc-nogui); where that is not installed, it is said, nothing is asked.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from kiosk.assets import shipped_site
from kiosk.catalogue.changes import changes
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import read_site, read_whole
from kiosk.catalogue.workbook.whole import read_any, read_workbook
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.site import Site

SECONDS = 300
_CSV = "csv:Text - txt - csv (StarCalc):44,34,"
_LISTED = [("部门", "事项名称"), ("民政", "补贴申领（甲）"), ("", "补贴申领（乙）"), ("税务", "开票　资格")]


def office() -> tuple[bool, str]:
    """Let LibreOffice write everything that a hall brings in; return whether all came back, and that in words."""
    program = shutil.which("soffice")
    if program is None:
        return True, "workbooks by LibreOffice: left out, it is not installed (apt-get install libreoffice-calc-nogui)"
    with tempfile.TemporaryDirectory(prefix="jishi-office-") as name:
        wrong = list(_ask(Path(name), program))
    return not wrong, "workbooks by LibreOffice: " + (
        "; ".join(wrong) or "508 items and three lists came back the same"
    )


def _ask(folder: Path, program: str) -> Iterator[str]:
    site = read_site(shipped_site() / "site.toml")
    shipped = read_whole(shipped_site() / "catalogue", site)
    book = folder / "catalogue.xlsx"
    write_workbook(shipped.tables, book)
    for kind in ("xlsx", "ods"):  # ods and back: what somebody does who keeps it in LibreOffice's own format
        again = _rewritten(_rewritten(book, kind, folder, program), "xlsx", folder, program)
        try:
            found = changes(shipped.tables, read_workbook(again, site).tables)
        except Refused as refused:
            yield f"by way of {kind}: {str(refused)[:500]}"
        else:
            if found:
                yield f"by way of {kind}: {len(found.changed)} items differ, {found.changed[:2]}, {found.others}"
    yield from _lists(folder, program, site)


def _lists(folder: Path, program: str, site: Site) -> Iterator[str]:
    """Bring in a list with a merged cell, written by LibreOffice as workbook and as CSV in both codes."""
    shipped = read_whole(shipped_site() / "catalogue", site)
    book = Workbook()
    page = book.active
    assert page is not None
    for row in _LISTED:
        page.append(row)
    page.merge_cells("A2:A3")
    plain = folder / "list.xlsx"
    book.save(plain)
    for kind in ("xlsx", f"{_CSV}76", f"{_CSV}85"):  # 76 is UTF-8, 85 GB18030
        try:
            whole, _ = read_any(_rewritten(plain, kind, folder, program), shipped.tables, site)
        except Refused as refused:
            # CSV has no merged cells: the one that is empty there is named, and nothing else
            if kind == "xlsx" or [problem.where for problem in refused.problems] != ["list.csv!A3"]:
                yield f"a list as {kind}: {str(refused)[:300]}"
        else:
            added = [item.name for item in changes(shipped.tables, whole.tables).added]
            if added != ["补贴申领（甲）", "补贴申领（乙）", "开票 资格"]:
                yield f"a list as {kind}: {added}"


def _rewritten(path: Path, kind: str, folder: Path, program: str) -> Path:
    """Return what LibreOffice makes of a file."""
    out = folder / f"{path.stem}-{kind.replace(_CSV, 'csv')}"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return next(out.iterdir())
