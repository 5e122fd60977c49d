-- For the purge: which events are old.
CREATE INDEX event_occurred ON $event (occurred_at);
