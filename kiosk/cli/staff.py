"""`jishi staff`: the accounts of those who work in the hall."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import typer

from kiosk.cli.pins import PIN_STDIN, Secrets
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.domain.staff import Role
from kiosk.services.accounts import Accounts
from kiosk.services.hall import Hall
from kiosk.services.sessions import Member, NotAllowed, NotDone, NotLoggedIn, Session
from kiosk.services.staff import Staff
from kiosk.services.staff_words import ROLES, not_allowed, not_done, not_logged_in, standing

app = typer.Typer(help="Accounts of the staff: who may do what in the hall.", no_args_is_help=True)
BY = typer.Option("", "--by", help="Your own staff number; without it you are asked.", metavar="NUMBER")
LOGIN = typer.Argument(metavar="NUMBER", help="The staff number of the account.")


@app.command()
def add(
    name: str = typer.Argument(metavar="NAME", help="The name as the desk shows it."),
    role: list[Role] = typer.Option([], "--role", help="What the member is; may be given several times."),
    login: str = typer.Option("", "--login", help="The staff number; without it the next free one."),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Add an account. The first one of a hall is supervisor and manager, and makes the others with a first PIN each.

    Asked for, or read as lines: your own PIN (not for the first account), then the new one.
    """
    secrets = Secrets(pin_stdin)
    with hall(at) as opened, refusals():
        accounts = Accounts(opened)
        if accounts.nobody_yet():
            roles = frozenset(role) if role else None
            pin = secrets.new("新账号的 PIN")
            first = accounts.make_first(name, pin, login, roles) if roles else accounts.make_first(name, pin, login)
            _tell(Member(first.member, first.login, first.name, first.roles, False, None, 0, 0), json)
            return
        session = log_in(opened, by, secrets)
        _tell(accounts.add(session, name, frozenset(role), secrets.new("新账号的初始 PIN"), login), json)


@app.command()
def disable(
    login: str = LOGIN, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON
) -> None:
    """Disable an account; one that is logged in is refused at the next act."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        _tell(Accounts(opened).disable(session, login), json)


@app.command()
def enable(login: str = LOGIN, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """Let a disabled account log in again."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        _tell(Accounts(opened).enable(session, login), json)


@app.command()
def unlock(login: str = LOGIN, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """Open an account that is locked after wrong PINs."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        _tell(Accounts(opened).unlock(session, login), json)


@app.command()
def recover(login: str = LOGIN, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """Open an account and give it a first PIN, where nobody is left who could: the last manager forgot the PIN."""
    with hall(at) as opened, refusals():
        _tell(Accounts(opened).recover(login, Secrets(pin_stdin).new("新的初始 PIN")), json)


@app.command("list")
def everybody(by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """List the accounts: number, name, roles, how they stand."""
    with hall(at) as opened, refusals():
        if Accounts(opened).nobody_yet():
            refuse("还没有账号；先建第一个：jishi staff add 姓名")
        for member in Accounts(opened).everybody(log_in(opened, by, Secrets(pin_stdin))):
            _tell(member, json)


@app.command("change-pin")
def change_pin(
    login: str = LOGIN,
    by: str = typer.Option(
        "", "--by", help="Give NUMBER a first PIN anew, as the manager of this number.", metavar="NUMBER"
    ),
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Change your own PIN, or with --by give a first one to who forgot it.

    Asked for, or read as lines: your PIN as it is, then the new one.
    """
    secrets = Secrets(pin_stdin)
    with hall(at) as opened, refusals():
        if by:
            session = log_in(opened, by, secrets)
            _tell(Accounts(opened).give_pin(session, login, secrets.new("新的初始 PIN")), json)
            return
        old = secrets.known(f"{login} 现在的 PIN")
        session = _or_refuse(Staff(opened).log_in(login, old))
        changed = _or_refuse(Staff(opened).change_pin(session, old, secrets.new("新的 PIN")))
        _tell(Member(changed.member, changed.login, changed.name, changed.roles, False, None, 0, 0), json)


@contextmanager
def logged_in(by: str, pin_stdin: bool, at: datetime | None = None) -> Iterator[tuple[Hall, Session]]:
    """Open the hall for a command that only members of staff give; say why not, and end with 1."""
    with hall(at) as opened, refusals():
        yield opened, log_in(opened, by, Secrets(pin_stdin))


def whoever(opened: Hall, by: str, pin_stdin: bool) -> Session | None:
    """Return who gives a command that needs a right; None in a hall without accounts, which is still being set up."""
    return None if Accounts(opened).nobody_yet() else log_in(opened, by, Secrets(pin_stdin))


def log_in(opened: Hall, by: str, secrets: Secrets) -> Session:
    """Log in whoever gives a command, with a PIN that is asked for; refuse where that does not go."""
    login = by or secrets.login()
    return _or_refuse(Staff(opened).log_in(login, secrets.known(f"{login} 的 PIN")))


def _or_refuse(answer: Session | NotLoggedIn) -> Session:
    if isinstance(answer, NotLoggedIn):
        refuse(not_logged_in(answer).in_(LANGUAGE))
    return answer


@contextmanager
def refusals() -> Iterator[None]:
    """Say why a member of staff may not, or what stands in the way; end with 1."""
    try:
        yield
    except NotAllowed as refused:
        refuse(not_allowed(refused).in_(LANGUAGE))
    except NotDone as hindered:
        refuse(not_done(hindered).in_(LANGUAGE))


def _tell(member: Member, json: bool) -> None:
    roles = [role for role in Role if role in member.roles]
    if json:
        say(
            {
                "login": member.login,
                "name": member.name,
                "roles": [role.value for role in roles],
                "must_change": member.must_change,
                "disabled": member.disabled.isoformat() if member.disabled else None,
                "failures": member.failures,
                "locked": member.seconds is None,
                "wait": member.seconds,
            }
        )
        return
    named = "、".join(ROLES[role].in_(LANGUAGE) for role in roles)
    typer.echo(f"{member.login}  {member.name}  {named}  {standing(member).in_(LANGUAGE)}")
