-- For the purge: which events are old.
CREATE INDEX event_occurred ON $event (occurred_at);

-- What pages ask of a long log: dead deliveries, one status, the attempts of the last hours, a range of time.
CREATE INDEX log_webhook_status ON $log (webhook_id, status, event_id, ordinal);

CREATE INDEX log_status ON $log (status, event_id, ordinal);

CREATE INDEX log_attempt ON $log (webhook_id, started_at, outcome, total_ns);

CREATE INDEX log_occurred ON $log (occurred_at, event_id);
