CREATE TABLE staff (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    login TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL, secret TEXT NOT NULL, must_change INTEGER NOT NULL,
    disabled BIGINT, failures INTEGER NOT NULL, failed_latest BIGINT, failed_since BIGINT,
    UNIQUE (site, login)
);
CREATE TABLE audit (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, device TEXT NOT NULL, day TEXT NOT NULL, at BIGINT NOT NULL,
    sequence BIGINT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, about TEXT NOT NULL, details TEXT NOT NULL,
    prev TEXT NOT NULL, hash TEXT NOT NULL,
    UNIQUE (site, device, sequence)
);
CREATE INDEX audit_day ON audit (site, day);
-- only sqlite
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'an audit row is never changed'); END;
-- only sqlite
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'an audit row is never removed'); END;
-- only sqlite: INSERT OR REPLACE would remove a row without asking the trigger above
CREATE TRIGGER audit_not_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id OR (site, device, sequence) = (NEW.site, NEW.device, NEW.sequence))
BEGIN SELECT RAISE(ABORT, 'an audit row is never replaced'); END;
-- only postgresql
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''an audit row is never changed or removed''; END';
-- only postgresql
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_stays();
