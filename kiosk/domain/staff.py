"""Members of staff: what each role may do. One table decides it, and the services ask it at every act."""

from collections.abc import Collection
from enum import Enum


class Role(Enum):
    """What a member of staff is in the hall; one person may be several."""

    AGENT = "agent"  # 帮办: pre-reviews, and owns the case
    SUPERVISOR = "supervisor"  # 值班长: decides what an agent cannot, opens what is locked
    TECHNICIAN = "technician"  # 技术员: printers and what else has a plug
    MANAGER = "manager"  # 大厅管理: accounts and figures


class Act(Enum):
    """Something that a member of staff does; each is a right, and the word for it in the audit."""

    LOG_IN = "log-in"
    LOG_OUT = "log-out"
    CHANGE_PIN = "change-pin"  # one's own
    TAKE_HELP_CALL = "take-help-call"
    PRE_REVIEW = "pre-review"
    ISSUE = "issue"
    ISSUE_CODE = "issue-code"
    UNDO = "undo"  # a compensating act; a number becomes 作废, never removed
    HAND_OVER = "hand-over"  # a case to another agent
    KEEP_APPOINTMENTS = "keep-appointments"
    SEND_BACK = "send-back"  # ‘ready, yet sent back’ with what was asked for in addition
    ESCALATE = "escalate"
    DECIDE_ESCALATION = "decide-escalation"
    CORRECT_ENTRY = "correct-entry"  # of the catalogue, after a sending back
    SETTLE_PRINT_JOB = "settle-print-job"
    SETTLE_DOUBLE = "settle-double"  # whether a visitor has two numbers, after a kiosk was cut off
    CONFIGURE_PRINTER = "configure-printer"
    ROTATE_KEYS = "rotate-keys"  # what codes are signed with
    CONFIGURE_KIOSK = "configure-kiosk"  # site.toml and machine.toml
    EDIT_SLIP = "edit-slip"  # a template, for every slip that comes after
    READ_STAFF = "read-staff"
    UNLOCK_STAFF = "unlock-staff"
    DISABLE_STAFF = "disable-staff"
    MANAGE_STAFF = "manage-staff"  # add, enable, give a first PIN
    READ_AUDIT = "read-audit"
    READ_FIGURES = "read-figures"


_A, _S, _T, _M = Role.AGENT, Role.SUPERVISOR, Role.TECHNICIAN, Role.MANAGER
_EVERYBODY = frozenset(Role)

MAY: dict[Act, frozenset[Role]] = {
    Act.LOG_IN: _EVERYBODY,
    Act.LOG_OUT: _EVERYBODY,
    Act.CHANGE_PIN: _EVERYBODY,
    Act.TAKE_HELP_CALL: frozenset({_A, _S, _T}),  # a printer that stands still calls on the same road
    Act.PRE_REVIEW: frozenset({_A, _S}),
    Act.ISSUE: frozenset({_A, _S}),
    Act.ISSUE_CODE: frozenset({_A, _S}),
    Act.UNDO: frozenset({_A, _S}),
    Act.HAND_OVER: frozenset({_A, _S}),
    Act.KEEP_APPOINTMENTS: frozenset({_A, _S}),
    Act.SEND_BACK: frozenset({_A, _S}),
    Act.ESCALATE: frozenset({_A, _S}),  # no agent refuses: escalating is everybody's who has a case
    Act.DECIDE_ESCALATION: frozenset({_S}),
    Act.CORRECT_ENTRY: frozenset({_S, _M}),
    Act.SETTLE_PRINT_JOB: frozenset({_A, _S, _T}),
    Act.SETTLE_DOUBLE: frozenset({_A, _S}),
    Act.CONFIGURE_PRINTER: frozenset({_T}),
    Act.ROTATE_KEYS: frozenset({_T, _M}),
    Act.CONFIGURE_KIOSK: frozenset({_T, _M}),
    Act.EDIT_SLIP: frozenset({_T}),
    Act.READ_STAFF: frozenset({_S, _M}),
    Act.UNLOCK_STAFF: frozenset({_S}),
    Act.DISABLE_STAFF: frozenset({_S, _M}),
    Act.MANAGE_STAFF: frozenset({_M}),
    Act.READ_AUDIT: frozenset({_S, _M}),
    Act.READ_FIGURES: frozenset({_S, _M}),
}

FIRST_ROLES = frozenset({Role.SUPERVISOR, Role.MANAGER})
"""What the first account of a hall must be: it makes the others, and opens what is locked."""


def may(roles: Collection[Role], act: Act) -> bool:
    """Tell whether one who has these roles may do `act`."""
    return not MAY[act].isdisjoint(roles)
