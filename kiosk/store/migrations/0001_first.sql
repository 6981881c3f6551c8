CREATE TABLE counter (
    site TEXT NOT NULL, queue TEXT NOT NULL, day TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (site, queue, day)
);
CREATE TABLE visit (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    language TEXT NOT NULL, ended BIGINT
);
CREATE TABLE visit_item (
    visit TEXT NOT NULL REFERENCES visit (id), position INTEGER NOT NULL,
    item TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (visit, position)
);
CREATE TABLE ticket (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    visit TEXT NOT NULL UNIQUE REFERENCES visit (id),
    queue TEXT NOT NULL, count BIGINT NOT NULL, number TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'done', 'no-show', 'void')),
    place DOUBLE PRECISION NOT NULL, priority INTEGER NOT NULL,
    purpose TEXT NOT NULL, item TEXT NOT NULL, version INTEGER NOT NULL,
    outcome TEXT NOT NULL, wish TEXT NOT NULL, discreet INTEGER NOT NULL,
    checklist TEXT NOT NULL, token TEXT NOT NULL,
    called BIGINT, ended BIGINT, "window" TEXT NOT NULL,
    UNIQUE (site, day, queue, count)
);
CREATE INDEX ticket_waiting ON ticket (site, day, queue, place) WHERE state = 'waiting';
CREATE INDEX ticket_called ON ticket (site, day, queue, called) WHERE called IS NOT NULL;
CREATE TABLE notice (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    visit TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL, version INTEGER NOT NULL, answers TEXT NOT NULL, until TEXT NOT NULL
);
CREATE TABLE print_job (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    printer TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, visit TEXT NOT NULL,
    copy INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'confirmed', 'uncertain', 'failed', 'held')),
    reason TEXT NOT NULL, owner TEXT NOT NULL, accepted BIGINT NOT NULL, changed BIGINT NOT NULL,
    settled TEXT NOT NULL, settled_by TEXT NOT NULL, settled_at BIGINT
);
CREATE INDEX print_job_open ON print_job (device, printer, seq) WHERE state IN ('pending', 'sent', 'failed');
CREATE INDEX print_job_subject ON print_job (subject);
CREATE TABLE printer_now (
    device TEXT NOT NULL, printer TEXT NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (device, printer)
);
CREATE TABLE help_call (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    visit TEXT NOT NULL, item TEXT NOT NULL, step TEXT NOT NULL, taken_by TEXT NOT NULL, taken BIGINT
);
CREATE TABLE event (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL, hour INTEGER NOT NULL,
    kind TEXT NOT NULL, visit TEXT NOT NULL, queue TEXT NOT NULL, item TEXT NOT NULL, outcome TEXT NOT NULL,
    data TEXT NOT NULL, sent BIGINT
);
CREATE INDEX event_day ON event (site, day);
CREATE TABLE version (
    kind TEXT NOT NULL, number INTEGER NOT NULL, at BIGINT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, number)
);
