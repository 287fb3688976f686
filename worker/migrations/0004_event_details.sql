-- What an event carries beside its reason: the number of its document, the body that a correction proposes (canonical JSON), and its entry in the audit log.
CREATE TABLE snapshot_event_detail (
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  form TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  document_no TEXT,
  proposed TEXT,
  audit_sequence INTEGER,
  PRIMARY KEY (unit, period, form, sequence),
  FOREIGN KEY (unit, period, form, sequence) REFERENCES snapshot_event (unit, period, form, sequence),
  FOREIGN KEY (unit, audit_sequence) REFERENCES audit (unit, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER snapshot_event_detail_no_update BEFORE UPDATE ON snapshot_event_detail BEGIN SELECT RAISE(ABORT, 'snapshot_event_detail is immutable'); END;
CREATE TRIGGER snapshot_event_detail_no_delete BEFORE DELETE ON snapshot_event_detail BEGIN SELECT RAISE(ABORT, 'snapshot_event_detail is immutable'); END;
CREATE TRIGGER snapshot_event_detail_no_replace BEFORE INSERT ON snapshot_event_detail WHEN EXISTS (SELECT 1 FROM snapshot_event_detail WHERE unit = NEW.unit AND period = NEW.period AND form = NEW.form AND sequence = NEW.sequence) BEGIN SELECT RAISE(ABORT, 'snapshot_event_detail is immutable'); END;

INSERT INTO schema_version (version) VALUES (4);
