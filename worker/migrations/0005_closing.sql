-- Deadlines that an office set for reports. `content` is the rule as sent; a deadline is ended, never changed or deleted.
CREATE TABLE deadline (
  id TEXT NOT NULL PRIMARY KEY,
  unit TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_unit ON deadline (unit);

CREATE TRIGGER deadline_no_delete BEFORE DELETE ON deadline BEGIN SELECT RAISE(ABORT, 'deadline is never deleted'); END;
CREATE TRIGGER deadline_no_replace BEFORE INSERT ON deadline WHEN EXISTS (SELECT 1 FROM deadline WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'deadline: the id is taken'); END;
CREATE TRIGGER deadline_fixed BEFORE UPDATE OF id, unit, content, created_at, created_by ON deadline BEGIN SELECT RAISE(ABORT, 'deadline: only its end changes'); END;
CREATE TRIGGER deadline_stays_ended BEFORE UPDATE OF ended_at ON deadline WHEN OLD.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'deadline: an end is final'); END;

-- Who had not reported when a deadline passed, as JSON lists of unit codes; one row for each office, period and form that reported or was waited for.
CREATE TABLE deadline_passed (
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  due TEXT NOT NULL,
  expected INTEGER NOT NULL,
  missing TEXT NOT NULL,
  late TEXT NOT NULL,
  at TEXT NOT NULL,
  audit_sequence INTEGER NOT NULL,
  PRIMARY KEY (unit, period, form, due),
  FOREIGN KEY (unit, audit_sequence) REFERENCES audit (unit, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER deadline_passed_no_update BEFORE UPDATE ON deadline_passed BEGIN SELECT RAISE(ABORT, 'deadline_passed is immutable'); END;
CREATE TRIGGER deadline_passed_no_delete BEFORE DELETE ON deadline_passed BEGIN SELECT RAISE(ABORT, 'deadline_passed is immutable'); END;
CREATE TRIGGER deadline_passed_no_replace BEFORE INSERT ON deadline_passed WHEN EXISTS (SELECT 1 FROM deadline_passed WHERE unit = NEW.unit AND period = NEW.period AND form = NEW.form AND due = NEW.due) BEGIN SELECT RAISE(ABORT, 'deadline_passed is immutable; the key is taken'); END;

-- Consolidated tables frozen when a period was closed: their text in pieces, and one row that completes and seals them.
CREATE TABLE frozen_piece (
  unit TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  content TEXT NOT NULL,
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;

-- `judged`: how far snapshots and units had come when the table was made; `found`: how far they had come when it was stored. `sequence`: first, second closing and so on of the unit, period and form.
CREATE TABLE frozen (
  id TEXT NOT NULL PRIMARY KEY,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  pieces INTEGER NOT NULL CHECK (pieces >= 1),
  hash TEXT NOT NULL,
  sources TEXT NOT NULL,
  override_reason TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  judged INTEGER NOT NULL,
  found INTEGER NOT NULL,
  audit_sequence INTEGER NOT NULL,
  UNIQUE (unit, period, form, sequence),
  FOREIGN KEY (unit, audit_sequence) REFERENCES audit (unit, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_no_update BEFORE UPDATE ON frozen BEGIN SELECT RAISE(ABORT, 'frozen is immutable'); END;
CREATE TRIGGER frozen_no_delete BEFORE DELETE ON frozen BEGIN SELECT RAISE(ABORT, 'frozen is immutable'); END;
CREATE TRIGGER frozen_next BEFORE INSERT ON frozen WHEN NEW.sequence <> 1 + COALESCE((SELECT MAX(sequence) FROM frozen WHERE unit = NEW.unit AND period = NEW.period AND form = NEW.form), 0) OR EXISTS (SELECT 1 FROM frozen WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'frozen: not the next closing'); END;
CREATE TRIGGER frozen_as_judged BEFORE INSERT ON frozen WHEN NEW.found <> NEW.judged BEGIN SELECT RAISE(ABORT, 'frozen: not the next closing of what was judged'); END;
CREATE TRIGGER frozen_whole BEFORE INSERT ON frozen WHEN NEW.pieces <> (SELECT COUNT(*) FROM frozen_piece WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'frozen: a piece is missing'); END;
CREATE TRIGGER frozen_piece_no_update BEFORE UPDATE ON frozen_piece BEGIN SELECT RAISE(ABORT, 'frozen_piece is immutable'); END;
CREATE TRIGGER frozen_piece_no_delete BEFORE DELETE ON frozen_piece BEGIN SELECT RAISE(ABORT, 'frozen_piece is immutable'); END;
CREATE TRIGGER frozen_piece_sealed BEFORE INSERT ON frozen_piece WHEN EXISTS (SELECT 1 FROM frozen WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM frozen_piece WHERE id = NEW.id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'frozen_piece is immutable'); END;

INSERT INTO schema_version (version) VALUES (5);
