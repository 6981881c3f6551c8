ALTER TABLE visit ADD COLUMN together TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN more TEXT NOT NULL DEFAULT '';
CREATE INDEX visit_together ON visit (together) WHERE together <> '';
