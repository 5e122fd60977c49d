-- For the purge: which events are old.
CREATE INDEX IF NOT EXISTS $index_event_occurred ON $event (occurred_at);

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS tls_identity VARCHAR(64);
