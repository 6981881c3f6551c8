CREATE TABLE printer_said (
    device TEXT NOT NULL, printer TEXT NOT NULL,
    said TEXT NOT NULL, trouble TEXT NOT NULL, at BIGINT NOT NULL,
    watched BIGINT NOT NULL, passed TEXT NOT NULL,
    PRIMARY KEY (device, printer)
);
CREATE TABLE printer_trial (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    printer TEXT NOT NULL, by TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'tried', 'kept', 'back')),
    job TEXT NOT NULL, changed BIGINT NOT NULL
);
CREATE INDEX printer_trial_of ON printer_trial (device, printer, seq);
