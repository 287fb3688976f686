-- Units, snapshots, tokens and the audit log. Every trigger stands on one line: remote D1 mishandles longer bodies.

-- Version that the Worker expects before it calls itself ready.
CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY) STRICT;

-- Units between two days; a rename or a new parent is a further row under the same code.
CREATE TABLE unit_version (
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  parent TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  reports INTEGER NOT NULL CHECK (reports IN (0, 1)),
  PRIMARY KEY (code, valid_from),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_version_parent ON unit_version (parent, code);

CREATE TABLE unit_successor (
  code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  position INTEGER NOT NULL,
  successor TEXT NOT NULL,
  share_numerator INTEGER,
  share_denominator INTEGER,
  PRIMARY KEY (code, valid_from, position),
  FOREIGN KEY (code, valid_from) REFERENCES unit_version (code, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_successor_successor ON unit_successor (successor, code);

-- One row per accepted import. Two imports that were judged against the same list settle by its primary key.
CREATE TABLE unit_import (
  version INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;

-- What each import changed, before and after, as JSON.
CREATE TABLE unit_change (
  version INTEGER NOT NULL REFERENCES unit_import (version),
  code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (version, code, valid_from)
) STRICT, WITHOUT ROWID;

-- Append-only log, one chain per unit ("*" for the server's own administrator); `hash` covers the row and the hash before it.
CREATE TABLE audit (
  unit TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (unit, sequence)
) STRICT, WITHOUT ROWID;

-- Revisions of snapshots. Without rowid, because a replaced rowid would slip past the triggers below. `content` is the canonical JSON that was hashed; `figures` is its part that totals read.
CREATE TABLE snapshot_revision (
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  period_first TEXT NOT NULL,
  period_last TEXT NOT NULL,
  scope_basis TEXT NOT NULL,
  scheme TEXT NOT NULL,
  count_basis TEXT NOT NULL,
  figures TEXT NOT NULL,
  content TEXT NOT NULL,
  hash TEXT NOT NULL,
  findings TEXT NOT NULL,
  core TEXT NOT NULL,
  rulesets TEXT NOT NULL,
  submitted_at TEXT NOT NULL,
  submitted_by TEXT NOT NULL,
  on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
  audit_sequence INTEGER NOT NULL,
  PRIMARY KEY (unit, period, form, revision),
  FOREIGN KEY (unit, audit_sequence) REFERENCES audit (unit, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_revision_time ON snapshot_revision (unit, form, period_last);

-- What happened to a revision, in order; the state after it.
CREATE TABLE snapshot_event (
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  revision INTEGER NOT NULL,
  action TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('da_nop', 'da_duyet', 'tra_lai', 'da_chot')),
  reason TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (unit, period, form, sequence),
  FOREIGN KEY (unit, period, form, revision) REFERENCES snapshot_revision (unit, period, form, revision)
) STRICT, WITHOUT ROWID;

-- The current revision and its state. Only the trigger of `snapshot_event` writes here, so it cannot disagree.
CREATE TABLE snapshot_current (
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (unit, period, form),
  FOREIGN KEY (unit, period, form, revision) REFERENCES snapshot_revision (unit, period, form, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_current_period ON snapshot_current (period, form, unit);

-- First answers by idempotency key of a token. Old ones may be deleted, none may be replaced.
CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  etag TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency (at);

-- Access tokens; only the hash of the secret is kept.
CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('xem', 'nhap', 'duyet', 'quantri')),
  label TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT,
  last_used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX token_unit ON token (unit);

-- Nothing accepted is lost or overwritten.
CREATE TRIGGER snapshot_revision_no_update BEFORE UPDATE ON snapshot_revision BEGIN SELECT RAISE(ABORT, 'snapshot_revision is immutable'); END;
CREATE TRIGGER snapshot_revision_no_delete BEFORE DELETE ON snapshot_revision BEGIN SELECT RAISE(ABORT, 'snapshot_revision is immutable'); END;
CREATE TRIGGER snapshot_revision_next BEFORE INSERT ON snapshot_revision WHEN NEW.revision <> 1 + COALESCE((SELECT MAX(revision) FROM snapshot_revision WHERE unit = NEW.unit AND period = NEW.period AND form = NEW.form), 0) BEGIN SELECT RAISE(ABORT, 'snapshot_revision: not the next revision'); END;
CREATE TRIGGER snapshot_revision_open BEFORE INSERT ON snapshot_revision WHEN EXISTS (SELECT 1 FROM snapshot_current WHERE unit = NEW.unit AND period = NEW.period AND form = NEW.form AND state = 'da_chot') BEGIN SELECT RAISE(ABORT, 'snapshot_revision: the period is locked'); END;

CREATE TRIGGER snapshot_event_no_update BEFORE UPDATE ON snapshot_event BEGIN SELECT RAISE(ABORT, 'snapshot_event is immutable'); END;
CREATE TRIGGER snapshot_event_no_delete BEFORE DELETE ON snapshot_event BEGIN SELECT RAISE(ABORT, 'snapshot_event is immutable'); END;
CREATE TRIGGER snapshot_event_next BEFORE INSERT ON snapshot_event WHEN NEW.sequence <> 1 + COALESCE((SELECT MAX(sequence) FROM snapshot_event WHERE unit = NEW.unit AND period = NEW.period AND form = NEW.form), 0) BEGIN SELECT RAISE(ABORT, 'snapshot_event: not the next event'); END;
CREATE TRIGGER snapshot_event_moves_current AFTER INSERT ON snapshot_event BEGIN INSERT INTO snapshot_current (unit, period, form, revision, state, sequence, changed_at) VALUES (NEW.unit, NEW.period, NEW.form, NEW.revision, NEW.state, NEW.sequence, NEW.at) ON CONFLICT (unit, period, form) DO UPDATE SET revision = excluded.revision, state = excluded.state, sequence = excluded.sequence, changed_at = excluded.changed_at; END;
CREATE TRIGGER snapshot_current_insert_by_event BEFORE INSERT ON snapshot_current WHEN NOT EXISTS (SELECT 1 FROM snapshot_event e WHERE e.unit = NEW.unit AND e.period = NEW.period AND e.form = NEW.form AND e.sequence = NEW.sequence AND e.revision = NEW.revision AND e.state = NEW.state) OR EXISTS (SELECT 1 FROM snapshot_current c WHERE c.unit = NEW.unit AND c.period = NEW.period AND c.form = NEW.form AND c.sequence >= NEW.sequence) BEGIN SELECT RAISE(ABORT, 'snapshot_current follows snapshot_event'); END;
CREATE TRIGGER snapshot_current_update_by_event BEFORE UPDATE ON snapshot_current WHEN NOT EXISTS (SELECT 1 FROM snapshot_event e WHERE e.unit = NEW.unit AND e.period = NEW.period AND e.form = NEW.form AND e.sequence = NEW.sequence AND e.revision = NEW.revision AND e.state = NEW.state) OR NEW.sequence < OLD.sequence BEGIN SELECT RAISE(ABORT, 'snapshot_current follows snapshot_event'); END;
CREATE TRIGGER snapshot_current_no_delete BEFORE DELETE ON snapshot_current BEGIN SELECT RAISE(ABORT, 'snapshot_current follows snapshot_event'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;
CREATE TRIGGER audit_next BEFORE INSERT ON audit WHEN NEW.sequence <> 1 + COALESCE((SELECT MAX(sequence) FROM audit WHERE unit = NEW.unit), 0) OR NEW.previous_hash <> COALESCE((SELECT hash FROM audit WHERE unit = NEW.unit ORDER BY sequence DESC LIMIT 1), '') BEGIN SELECT RAISE(ABORT, 'audit: not the next entry'); END;

CREATE TRIGGER unit_import_no_update BEFORE UPDATE ON unit_import BEGIN SELECT RAISE(ABORT, 'unit_import is immutable'); END;
CREATE TRIGGER unit_import_no_delete BEFORE DELETE ON unit_import BEGIN SELECT RAISE(ABORT, 'unit_import is immutable'); END;
CREATE TRIGGER unit_import_next BEFORE INSERT ON unit_import WHEN NEW.version <> 1 + COALESCE((SELECT MAX(version) FROM unit_import), 0) BEGIN SELECT RAISE(ABORT, 'unit_import: not the next import'); END;
CREATE TRIGGER unit_change_no_update BEFORE UPDATE ON unit_change BEGIN SELECT RAISE(ABORT, 'unit_change is immutable'); END;
CREATE TRIGGER unit_change_no_delete BEFORE DELETE ON unit_change BEGIN SELECT RAISE(ABORT, 'unit_change is immutable'); END;
CREATE TRIGGER unit_change_no_replace BEFORE INSERT ON unit_change WHEN EXISTS (SELECT 1 FROM unit_change WHERE version = NEW.version AND code = NEW.code AND valid_from = NEW.valid_from) BEGIN SELECT RAISE(ABORT, 'unit_change is immutable'); END;
CREATE TRIGGER unit_version_no_delete BEFORE DELETE ON unit_version BEGIN SELECT RAISE(ABORT, 'unit_version is never deleted'); END;

CREATE TRIGGER idempotency_no_update BEFORE UPDATE ON idempotency BEGIN SELECT RAISE(ABORT, 'idempotency is immutable'); END;
CREATE TRIGGER idempotency_no_replace BEFORE INSERT ON idempotency WHEN EXISTS (SELECT 1 FROM idempotency WHERE actor = NEW.actor AND key = NEW.key) BEGIN SELECT RAISE(ABORT, 'idempotency: the key is taken'); END;

CREATE TRIGGER token_no_delete BEFORE DELETE ON token BEGIN SELECT RAISE(ABORT, 'token is never deleted'); END;
CREATE TRIGGER token_no_replace BEFORE INSERT ON token WHEN EXISTS (SELECT 1 FROM token WHERE id = NEW.id OR hash = NEW.hash) BEGIN SELECT RAISE(ABORT, 'token: id or secret is taken'); END;
CREATE TRIGGER token_fixed BEFORE UPDATE OF id, hash, unit, role, label, created_at, created_by, expires_at ON token BEGIN SELECT RAISE(ABORT, 'token: only use and revocation change'); END;
CREATE TRIGGER token_stays_revoked BEFORE UPDATE OF revoked_at ON token WHEN OLD.revoked_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'token: a revocation is final'); END;

INSERT INTO schema_version (version) VALUES (1);
