-- For the purge: which events are old.
CREATE INDEX event_occurred ON $event (occurred_at);

ALTER TABLE $webhook ADD COLUMN tls_identity VARCHAR(64);
