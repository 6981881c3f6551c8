CREATE TABLE desk_case (
    seq {serial}, id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    visit TEXT NOT NULL UNIQUE, ticket TEXT NOT NULL, holder TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('checking', 'escalated', 'closed')),
    item TEXT NOT NULL, version INTEGER NOT NULL, answers TEXT NOT NULL,
    outcome TEXT NOT NULL, subject TEXT NOT NULL, said TEXT NOT NULL, due TEXT NOT NULL,
    revision INTEGER NOT NULL, changed BIGINT NOT NULL,
    CHECK ((state = 'closed') = (outcome <> ''))
);
CREATE INDEX desk_case_day ON desk_case (site, day);
CREATE INDEX desk_case_open ON desk_case (site, seq) WHERE state <> 'closed';
