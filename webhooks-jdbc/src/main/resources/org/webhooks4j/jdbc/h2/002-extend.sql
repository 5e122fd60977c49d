-- For the purge: which events are old.
CREATE INDEX IF NOT EXISTS $index_event_occurred ON $event (occurred_at);

-- The deliveries that failed since their webhook's last success, some twenty of them at most.
CREATE TABLE IF NOT EXISTS $failure (
    webhook_id VARCHAR(64) NOT NULL,
    delivery_id VARCHAR(40) NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, delivery_id)
);

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS retry_delays CLOB;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS max_in_flight INT;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS requests_per_second DOUBLE PRECISION;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS handshake BOOLEAN DEFAULT FALSE NOT NULL;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS authentication CLOB;
