-- The log of many units is read by time, newest first.
CREATE INDEX audit_time ON audit (at, unit, sequence);

INSERT INTO schema_version (version) VALUES (6);
