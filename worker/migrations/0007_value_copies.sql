-- Codes of copies that hold values only: whose figures of which revision a copy was made of, and the digest of what it says. Nothing of its content is kept.
CREATE TABLE value_copy (
  unit TEXT NOT NULL,
  code TEXT NOT NULL PRIMARY KEY,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (unit, period, form, revision, digest),
  FOREIGN KEY (unit, period, form, revision) REFERENCES snapshot_revision (unit, period, form, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER value_copy_no_update BEFORE UPDATE ON value_copy BEGIN SELECT RAISE(ABORT, 'value_copy is immutable'); END;
CREATE TRIGGER value_copy_no_delete BEFORE DELETE ON value_copy BEGIN SELECT RAISE(ABORT, 'value_copy is immutable'); END;
CREATE TRIGGER value_copy_no_replace BEFORE INSERT ON value_copy WHEN EXISTS (SELECT 1 FROM value_copy WHERE code = NEW.code OR (unit = NEW.unit AND period = NEW.period AND form = NEW.form AND revision = NEW.revision AND digest = NEW.digest)) BEGIN SELECT RAISE(ABORT, 'value_copy is immutable; the key is taken'); END;

INSERT INTO schema_version (version) VALUES (7);
