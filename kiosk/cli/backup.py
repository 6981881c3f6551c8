"""`jishi backup` and `jishi restore`: a whole hall into one file while it works, and back."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import typer

from kiosk.catalogue.problems import Refused
from kiosk.cli.pins import Secrets
from kiosk.cli.speaking import AT, JSON, hall, refuse, say
from kiosk.home import home_folder
from kiosk.services.answers import OutOfService
from kiosk.services.appointments import Appointments
from kiosk.services.audit_heads import BrokenHeads, note
from kiosk.services.backups.folder import BackupFault
from kiosk.services.backups.keys import seal, unseal
from kiosk.services.backups.making import done_today, make_backup, prune
from kiosk.services.backups.restoring import Restored, restore
from kiosk.services.hall import Hall
from kiosk.services.logs import logger, open_log

PASSPHRASE = typer.Option(False, "--passphrase-stdin", help="Read the passphrase as a line of standard input.")
GENTLY = 10  # nice(2): a tenth of what the kiosk gets where both want it; with 19 a busy machine takes minutes


def backup(
    file: Path = typer.Argument(None, help="Where to; without it, a name of its own in the folder of backups."),
    daily: bool = typer.Option(False, "--daily", help="Only where today has none yet; then remove those too old."),
    keys: bool = typer.Option(False, "--keys", help="Only this machine's keys, sealed with a passphrase, into FILE."),
    passphrase_stdin: bool = PASSPHRASE,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Back the whole hall up into one file, checked, while numbers go on being issued. Keys are never in it.

    With --keys it is the other way round: the keys alone, sealed; keep file and passphrase apart from each other.
    """
    with hall(at) as opened:
        if keys:
            _seal(opened, file, Secrets(passphrase_stdin))
            return
        with contextlib.suppress(AttributeError, OSError):  # Windows has no nice
            os.nice(GENTLY)
        if daily:
            Appointments(opened).forget()
            _note_heads(opened)
            if done_today(opened):
                return
        try:
            made = make_backup(opened, file)
        except BackupFault as fault:
            logger("backup").error("no backup", reason=fault.said.en)
            refuse(fault.said.zh)
        gone = prune(opened) if daily else []
        size = made.stat().st_size
        if json:
            say({"file": str(made), "bytes": size, "removed": [str(path) for path in gone]})
        else:
            typer.echo(f"{made}  {size / 1e6:.1f} MB，查过，能用")
            for path in gone:
                typer.echo(f"删了过期的 {path.name}")


def restore_hall(
    file: Path = typer.Argument(help="A file that `jishi backup` made."),
    follow_on: bool = typer.Option(
        False, "--follow-on", help="Let today's numbers follow those of the backup: nobody took one since."
    ),
    keys: bool = typer.Option(False, "--keys", help="FILE holds sealed keys: bring only these back."),
    passphrase_stdin: bool = PASSPHRASE,
    json: bool = JSON,
) -> None:
    """Bring the hall back from a backup; what it replaces is kept. The kiosk must not run meanwhile.

    On a machine without a readable database today's numbers go on behind a gap (after F012 comes F401), so that none
    given out after the backup comes twice.
    """
    if keys:
        _unseal(file, Secrets(passphrase_stdin))
        return
    try:
        done = restore(home_folder(), file, datetime.now(UTC), follow_on=follow_on)
    except BackupFault as fault:
        refuse(fault.said.zh)
    open_log(home_folder(), "commands")
    logger("backup").info("restored", made=done.about["made"], device=done.about["device"])
    if json:
        say({**done.about, "aside": str(done.aside) if done.aside else None, "go_on_after": done.go_on})
    else:
        _tell(done)


def _note_heads(opened: Hall) -> None:
    """Note where the audit's chains end; no backup fails for it, and `jishi audit verify` says what is wrong."""
    try:
        gone = note(opened)
    except (BrokenHeads, Refused, OSError, OutOfService) as fault:
        logger("audit").exception("where the audit ends is not noted", reason=str(fault))
    else:
        for head in gone:
            logger("audit").error("the end of the audit is gone", device=head.device, row=head.sequence)


def _seal(opened: Hall, file: Path | None, secrets: Secrets) -> None:
    if file is None:
        refuse("--keys 要写明文件：jishi backup --keys 文件")
    where = opened.where()
    try:
        names = seal(
            opened.home, file, secrets.new("口令（至少 12 个字，丢了谁也打不开）"), where.site, where.device, where.at
        )
    except BackupFault as fault:
        refuse(fault.said.zh)
    typer.echo(f"{file}  封好了 {len(names)} 个密钥：{'、'.join(names)}。文件和口令分开放")


def _unseal(file: Path, secrets: Secrets) -> None:
    try:
        done = unseal(home_folder(), file, secrets.known("口令"), datetime.now(UTC))
    except BackupFault as fault:
        refuse(fault.said.zh)
    typer.echo(f"放回了 {len(done.names)} 个密钥：{'、'.join(done.names)}（{done.device}，{done.made}）")
    if done.aside:
        typer.echo(f"原来的在 {done.aside}，确认没问题再删")


def _tell(done: Restored) -> None:
    typer.echo(f"恢复到 {done.about['made']}（{done.about['name']}，{done.about['device']}）")
    if done.aside:
        typer.echo(f"原来的在 {done.aside}，确认没问题再删")
    if done.go_on:
        queues = "、".join(f"{queue}{last + 1}" for queue, last in done.go_on.items())
        typer.echo(f"备份以后发过哪些号没人知道，今天从这里接着发，不会重号：{queues}")
