CREATE TABLE printer_trial (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    printer TEXT NOT NULL, who TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, job TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('trying', 'kept', 'returned')), reason TEXT NOT NULL,
    owner TEXT NOT NULL, began BIGINT NOT NULL, deadline BIGINT NOT NULL, ended_by TEXT NOT NULL
);
CREATE UNIQUE INDEX printer_trial_one ON printer_trial (device, printer) WHERE state = 'trying';
CREATE INDEX printer_trial_of ON printer_trial (device, printer, seq);
