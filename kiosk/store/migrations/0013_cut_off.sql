ALTER TABLE counter ADD COLUMN leased_from BIGINT NOT NULL DEFAULT 0;
ALTER TABLE counter ADD COLUMN leased_to BIGINT NOT NULL DEFAULT 0;
CREATE TABLE lease (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    queue TEXT NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL, given BIGINT NOT NULL,
    CHECK (first <= last AND given BETWEEN first - 1 AND last),
    UNIQUE (site, day, queue, first)
);
CREATE TABLE cut_off_ticket (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    visit TEXT NOT NULL, number TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to-settle', 'settled', 'double')),
    settled BIGINT, other TEXT NOT NULL, seen_by TEXT NOT NULL
);
CREATE INDEX cut_off_ticket_open ON cut_off_ticket (site, at) WHERE state = 'to-settle';
CREATE INDEX cut_off_ticket_double ON cut_off_ticket (site, day) WHERE state = 'double';
