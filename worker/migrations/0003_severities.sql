-- Severities that an office set for codes of the checks. A setting is ended, never changed or deleted; one of a unit and code is in force.
CREATE TABLE severity_setting (
  id TEXT NOT NULL PRIMARY KEY,
  unit TEXT NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('E', 'W', 'I', 'off')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX severity_setting_unit ON severity_setting (unit, code);
CREATE UNIQUE INDEX severity_setting_in_force ON severity_setting (unit, code) WHERE ended_at IS NULL;

CREATE TRIGGER severity_setting_no_delete BEFORE DELETE ON severity_setting BEGIN SELECT RAISE(ABORT, 'severity_setting is never deleted'); END;
CREATE TRIGGER severity_setting_no_replace BEFORE INSERT ON severity_setting WHEN EXISTS (SELECT 1 FROM severity_setting WHERE id = NEW.id OR (unit = NEW.unit AND code = NEW.code AND ended_at IS NULL)) BEGIN SELECT RAISE(ABORT, 'severity_setting: the key is taken'); END;
CREATE TRIGGER severity_setting_fixed BEFORE UPDATE OF id, unit, code, severity, reason, created_at, created_by ON severity_setting BEGIN SELECT RAISE(ABORT, 'severity_setting: only its end changes'); END;
CREATE TRIGGER severity_setting_stays_ended BEFORE UPDATE OF ended_at ON severity_setting WHEN OLD.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'severity_setting: an end is final'); END;

INSERT INTO schema_version (version) VALUES (3);
