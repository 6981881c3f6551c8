CREATE TABLE pre_review (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    visit TEXT NOT NULL, code TEXT NOT NULL UNIQUE, signed TEXT NOT NULL,
    item TEXT NOT NULL, version INTEGER NOT NULL, answers TEXT NOT NULL, until TEXT NOT NULL,
    agent TEXT NOT NULL, used BIGINT, ticket TEXT NOT NULL,
    CHECK ((used IS NULL) = (ticket = ''))
);
CREATE TABLE code_key (
    id TEXT NOT NULL, site TEXT NOT NULL, public TEXT NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (site, id)
);
