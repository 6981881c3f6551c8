"""The tables. Every row carries site, device, the stored hall day and UTC microseconds; ids are random, 128 bits.

Columns hold plain values that both databases know: text, integers, floats. Flags are 0 or 1.
"""

import peewee as pw


class _Row(pw.Model):
    """A row that somebody caused: where, on which hall day (ISO date), when (UTC microseconds)."""

    id = pw.CharField(max_length=32, primary_key=True)
    site = pw.CharField(max_length=32)
    device = pw.CharField(max_length=32)
    day = pw.CharField(max_length=10)
    at = pw.BigIntegerField()


class Counter(pw.Model):
    """The last count given in a queue on a hall day; those from `leased_from` to `leased_to` are machines', 0 none."""

    site = pw.CharField(max_length=32)
    queue = pw.CharField(max_length=1)
    day = pw.CharField(max_length=10)
    last = pw.BigIntegerField()
    leased_from = pw.BigIntegerField(default=0)
    leased_to = pw.BigIntegerField(default=0)

    class Meta:
        primary_key = pw.CompositeKey("site", "queue", "day")


class Lease(_Row):
    """Numbers of a queue, `first` to `last`, that a kiosk gives while it is cut off; `given` is the last one given.

    The hall says whose they are; how far they are given only the kiosk knows, in a database of its own.
    """

    queue = pw.CharField(max_length=1)
    first = pw.BigIntegerField()
    last = pw.BigIntegerField()
    given = pw.BigIntegerField()


class CutOffTicket(_Row):
    """A ticket (its `id`) that was given while its kiosk was cut off (`kiosk.domain.cut_off`).

    `other` is the ticket that a double may be one with, `seen_by` who at the desk has looked into it.
    """

    visit = pw.CharField(max_length=32)
    number = pw.CharField(max_length=16)
    state = pw.CharField(max_length=9)
    settled = pw.BigIntegerField(null=True)
    other = pw.CharField(max_length=32)
    seen_by = pw.CharField(max_length=32)

    class Meta:
        table_name = "cut_off_ticket"


class Visit(_Row):
    """A visit that got something: a number or a notice.

    Items of several groups of windows get a number each: every further number has a row of its own here, whose
    `together` is the id of the first.
    """

    language = pw.CharField(max_length=2)
    ended = pw.BigIntegerField(null=True)
    together = pw.CharField(max_length=32)


class VisitItem(pw.Model):
    """The items of a visit, one or more, with the catalogue version they were chosen from."""

    visit = pw.CharField(max_length=32)
    position = pw.IntegerField()
    item = pw.CharField(max_length=64)
    version = pw.IntegerField()

    class Meta:
        table_name = "visit_item"
        primary_key = pw.CompositeKey("visit", "position")


class Ticket(_Row):
    """A numbered place in a queue. `checklist` is the frozen list as it was answered (JSON).

    `item` is the code of the first item that it is for, `more` the codes of the others, with a blank between them;
    `slot_begins` and `slot_ends` (UTC microseconds) are those of one who is booked and came in time.
    """

    visit = pw.CharField(max_length=32, unique=True)
    queue = pw.CharField(max_length=1)
    count = pw.BigIntegerField()
    number = pw.CharField(max_length=16)
    state = pw.CharField(max_length=8)
    place = pw.DoubleField()
    priority = pw.IntegerField()
    purpose = pw.CharField(max_length=16)
    item = pw.CharField(max_length=64)
    more = pw.TextField()
    version = pw.IntegerField()
    outcome = pw.CharField(max_length=8)
    wish = pw.CharField(max_length=8)
    discreet = pw.IntegerField()
    checklist = pw.TextField()
    token = pw.CharField(max_length=32)
    called = pw.BigIntegerField(null=True)
    ended = pw.BigIntegerField(null=True)
    window = pw.CharField(max_length=16)
    slot_begins = pw.BigIntegerField(null=True)
    slot_ends = pw.BigIntegerField(null=True)


class Notice(_Row):
    """A told-once notice: what its resume code brings back until `until` (ISO date)."""

    visit = pw.CharField(max_length=32)
    code = pw.CharField(max_length=8, unique=True)
    item = pw.CharField(max_length=64)
    version = pw.IntegerField()
    answers = pw.TextField()
    until = pw.CharField(max_length=10)


class PrintJob(_Row):
    """One slip on its way to paper (the journal): `kind` ticket or notice, `subject` its id, `copy` 补打 第n次.

    `seq` orders. The document is made when it is printed, so that *ahead* is true on the paper.
    """

    seq = pw.BigIntegerField()
    printer = pw.CharField(max_length=32)
    kind = pw.CharField(max_length=8)
    subject = pw.CharField(max_length=32)
    visit = pw.CharField(max_length=32)
    copy = pw.IntegerField()
    state = pw.CharField(max_length=9)
    reason = pw.CharField(max_length=64)
    owner = pw.CharField(max_length=32)
    accepted = pw.BigIntegerField()
    changed = pw.BigIntegerField()
    settled = pw.CharField(max_length=9)
    settled_by = pw.CharField(max_length=32)
    settled_at = pw.BigIntegerField(null=True)

    class Meta:
        table_name = "print_job"


class PrinterNow(pw.Model):
    """What a printer's owner last published of it."""

    device = pw.CharField(max_length=32)
    printer = pw.CharField(max_length=32)
    state = pw.CharField(max_length=16)
    owner = pw.CharField(max_length=32)
    at = pw.BigIntegerField()

    class Meta:
        table_name = "printer_now"
        primary_key = pw.CompositeKey("device", "printer")


class PrinterSaid(pw.Model):
    """What a printer's owner lets a technician see: the last raw status, what is in the way (JSON), its byte log.

    The log is written only up to `watched` (UTC microseconds), which whoever looks at it moves on.
    """

    device = pw.CharField(max_length=32)
    printer = pw.CharField(max_length=32)
    said = pw.CharField(max_length=16)
    trouble = pw.TextField()
    at = pw.BigIntegerField()
    watched = pw.BigIntegerField()
    passed = pw.TextField()

    class Meta:
        table_name = "printer_said"
        primary_key = pw.CompositeKey("device", "printer")


class PrinterTrial(_Row):
    """Settings of a printer that are tried, were kept, or returned to what they were (`kiosk.domain.trials`).

    `before` and `after` are all of its settings (JSON), `job` its test page; `began` and `deadline` are UTC
    microseconds of the machine's own clock. `owner` is the program whose printer is set so; `reason` says why they
    returned.
    """

    seq = pw.BigIntegerField()
    printer = pw.CharField(max_length=32)
    who = pw.CharField(max_length=32)
    before = pw.TextField()
    after = pw.TextField()
    job = pw.CharField(max_length=32)
    state = pw.CharField(max_length=8)
    reason = pw.CharField(max_length=64)
    owner = pw.CharField(max_length=32)
    began = pw.BigIntegerField()
    deadline = pw.BigIntegerField()
    ended_by = pw.CharField(max_length=32)

    class Meta:
        table_name = "printer_trial"


class HelpCall(_Row):
    """A visitor asks for a person at a kiosk; `taken_by` stays empty until somebody takes it.

    A row without a visit tells that somebody went to a machine that called; `step` is then what was the matter.
    """

    seq = pw.BigIntegerField()
    visit = pw.CharField(max_length=32)
    item = pw.CharField(max_length=64)
    step = pw.CharField(max_length=16)
    taken_by = pw.CharField(max_length=32)
    taken = pw.BigIntegerField(null=True)

    class Meta:
        table_name = "help_call"


class DeskCase(_Row):
    """A case of the help desk. `answers` is JSON of situations, answers, statements and notes; texts may be empty."""

    seq = pw.BigIntegerField()
    visit = pw.CharField(max_length=32, unique=True)
    ticket = pw.CharField(max_length=32)
    holder = pw.CharField(max_length=32)
    state = pw.CharField(max_length=9)
    item = pw.CharField(max_length=64)
    version = pw.IntegerField()
    answers = pw.TextField()
    outcome = pw.CharField(max_length=16)
    subject = pw.CharField(max_length=32)
    said = pw.TextField()
    due = pw.CharField(max_length=10)
    revision = pw.IntegerField()
    changed = pw.BigIntegerField()

    class Meta:
        table_name = "desk_case"


class PreReview(_Row):
    """What a help agent found, for any kiosk of the hall until `until`: good for one ticket (`used`, `ticket`).

    `signed` is the code's long form, for a scanner.
    """

    visit = pw.CharField(max_length=32)
    code = pw.CharField(max_length=8, unique=True)
    signed = pw.TextField()
    item = pw.CharField(max_length=64)
    version = pw.IntegerField()
    answers = pw.TextField()
    until = pw.CharField(max_length=10)
    agent = pw.CharField(max_length=32)
    used = pw.BigIntegerField(null=True)
    ticket = pw.CharField(max_length=32)

    class Meta:
        table_name = "pre_review"


class SentBack(_Row):
    """A visit that was ready and that its window sent back: what was asked for, who answers until when, the answer.

    `requirement` is one of the item's, `desk_case` the case that gave the number; both may be empty.
    """

    seq = pw.BigIntegerField()
    ticket = pw.CharField(max_length=32, unique=True)
    desk_case = pw.CharField(max_length=32)
    item = pw.CharField(max_length=64)
    version = pw.IntegerField()
    discreet = pw.IntegerField()
    requirement = pw.CharField(max_length=64)
    asked = pw.TextField()
    marked_by = pw.CharField(max_length=32)
    owner = pw.CharField(max_length=32)
    due = pw.CharField(max_length=10)
    state = pw.CharField(max_length=9)
    said = pw.TextField()
    answered_by = pw.CharField(max_length=32)
    answered = pw.BigIntegerField(null=True)

    class Meta:
        table_name = "sent_back"


class Appointment(_Row):
    """A visitor who is expected: nothing tells who it is but 张* and keyed hashes (`marks`, one blank between two).

    `for_day` is the ISO date of the slot, `begins`, `ends` and `arrived` are UTC microseconds.
    """

    for_day = pw.CharField(max_length=10)
    begins = pw.BigIntegerField()
    ends = pw.BigIntegerField()
    code = pw.CharField(max_length=24)
    name = pw.CharField(max_length=2)
    item = pw.CharField(max_length=64)
    queue = pw.CharField(max_length=1)
    origin = pw.CharField(max_length=4)
    state = pw.CharField(max_length=9)
    arrived = pw.BigIntegerField(null=True)
    ticket = pw.CharField(max_length=32)
    marks = pw.TextField()


class CodeKey(pw.Model):
    """What a hall's codes are verified with; the signing half never enters the database.

    `device` is the machine that signs with it (empty: from before that was kept), `retired` when it took another.
    """

    id = pw.CharField(max_length=4)
    site = pw.CharField(max_length=32)
    public = pw.CharField(max_length=64)
    at = pw.BigIntegerField()
    device = pw.CharField(max_length=32)
    retired = pw.BigIntegerField(null=True)

    class Meta:
        table_name = "code_key"
        primary_key = pw.CompositeKey("site", "id")


class Event(_Row):
    """A fact for the counts, and the outbox: `sent` is empty until it was delivered elsewhere."""

    seq = pw.BigIntegerField()
    hour = pw.IntegerField()
    kind = pw.CharField(max_length=16)
    visit = pw.CharField(max_length=32)
    queue = pw.CharField(max_length=1)
    item = pw.CharField(max_length=64)
    outcome = pw.CharField(max_length=8)
    data = pw.TextField()
    sent = pw.BigIntegerField(null=True)


class Version(pw.Model):
    """A numbered, immutable version of site, catalogue or machine file, as it was checked (JSON).

    `body` of a catalogue is two lines: the items, and the search index, which is opened later.
    `origin` is `files`, the name of a workbook, or `version N` after a rollback; `tables` (of a catalogue) is what its
    people wrote, from which a workbook is made again; of slips that were edited here it is which one, and by whom.
    """

    kind = pw.CharField(max_length=16)
    number = pw.IntegerField()
    at = pw.BigIntegerField()
    digest = pw.CharField(max_length=64)
    body = pw.TextField()
    origin = pw.TextField()
    tables = pw.TextField()

    class Meta:
        primary_key = pw.CompositeKey("kind", "number")


class StaffMember(_Row):
    """A member of staff. `roles` is their words in order, `secret` what argon2id made of the PIN or password.

    `disabled` is when that was done; the failed tries are kept as `kiosk.domain.lockout` wants them.
    """

    login = pw.CharField(max_length=32)
    name = pw.CharField(max_length=32)
    roles = pw.CharField(max_length=64)
    secret = pw.TextField()
    must_change = pw.IntegerField()
    disabled = pw.BigIntegerField(null=True)
    failures = pw.IntegerField()
    failed_latest = pw.BigIntegerField(null=True)
    failed_since = pw.BigIntegerField(null=True)

    class Meta:
        table_name = "staff"


class AuditEntry(_Row):
    """One act of a member of staff, never changed: a chain for each device, `sequence` from 1 without a gap.

    `who` is a member's id, empty where nobody was logged in; `about` is `what:id`; `details` is JSON without anything
    personal; `prev` is the hash of the row before, `hash` this row's (`kiosk.domain.chain` says of what).
    """

    sequence = pw.BigIntegerField()
    who = pw.CharField(max_length=32)
    act = pw.CharField(max_length=32)
    about = pw.CharField(max_length=64)
    details = pw.TextField()
    prev = pw.CharField(max_length=64)
    hash = pw.CharField(max_length=64)

    class Meta:
        table_name = "audit"


MODELS = (
    Counter,
    Lease,
    CutOffTicket,
    Visit,
    VisitItem,
    Ticket,
    Notice,
    PrintJob,
    PrinterNow,
    PrinterTrial,
    HelpCall,
    DeskCase,
    PreReview,
    SentBack,
    Appointment,
    CodeKey,
    Event,
    Version,
    StaffMember,
    AuditEntry,
)
