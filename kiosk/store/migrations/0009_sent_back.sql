CREATE TABLE sent_back (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    ticket TEXT NOT NULL UNIQUE REFERENCES ticket (id), desk_case TEXT NOT NULL,
    item TEXT NOT NULL, version INTEGER NOT NULL, discreet INTEGER NOT NULL,
    requirement TEXT NOT NULL, asked TEXT NOT NULL, marked_by TEXT NOT NULL,
    owner TEXT NOT NULL, due TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'corrected', 'rejected', 'withdrawn')),
    said TEXT NOT NULL, answered_by TEXT NOT NULL, answered BIGINT,
    CHECK (asked <> '' OR requirement <> ''),
    CHECK ((state = 'open') = (answered IS NULL))
);
CREATE INDEX sent_back_open ON sent_back (site, due) WHERE state = 'open';
