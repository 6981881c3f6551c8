CREATE TABLE appointment (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    for_day TEXT NOT NULL, begins BIGINT NOT NULL, ends BIGINT NOT NULL,
    code TEXT NOT NULL, name TEXT NOT NULL, item TEXT NOT NULL, queue TEXT NOT NULL, origin TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'numbered', 'withdrawn')),
    arrived BIGINT, ticket TEXT NOT NULL, marks TEXT NOT NULL,
    UNIQUE (site, for_day, code),
    CHECK ((state = 'numbered') = (ticket <> '')),
    CHECK (ends >= begins)
);
CREATE INDEX appointment_expected ON appointment (site, for_day, queue, ends, state, begins);
CREATE INDEX appointment_code ON appointment (code);
CREATE INDEX appointment_ticket ON appointment (ticket) WHERE ticket <> '';
ALTER TABLE ticket ADD COLUMN slot_begins BIGINT;
ALTER TABLE ticket ADD COLUMN slot_ends BIGINT
