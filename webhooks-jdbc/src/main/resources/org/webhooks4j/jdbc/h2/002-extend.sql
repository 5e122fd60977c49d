-- For the purge: which events are old.
CREATE INDEX IF NOT EXISTS $index_event_occurred ON $event (occurred_at);
