-- An office's own targets. `content` is the entry as sent; a target is ended, never changed or deleted.
CREATE TABLE target (
  id TEXT NOT NULL PRIMARY KEY,
  unit TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX target_unit ON target (unit);

CREATE TRIGGER target_no_delete BEFORE DELETE ON target BEGIN SELECT RAISE(ABORT, 'target is never deleted'); END;
CREATE TRIGGER target_no_replace BEFORE INSERT ON target WHEN EXISTS (SELECT 1 FROM target WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'target: the id is taken'); END;
CREATE TRIGGER target_fixed BEFORE UPDATE OF id, unit, content, created_at, created_by ON target BEGIN SELECT RAISE(ABORT, 'target: only its end changes'); END;
CREATE TRIGGER target_stays_ended BEFORE UPDATE OF ended_at ON target WHEN OLD.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'target: an end is final'); END;

INSERT INTO schema_version (version) VALUES (2);
