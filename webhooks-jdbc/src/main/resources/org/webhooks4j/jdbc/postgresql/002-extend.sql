-- For the purge: which events are old.
CREATE INDEX IF NOT EXISTS $index_event_occurred ON $event (occurred_at);

-- The deliveries that failed since their webhook's last success, some twenty of them at most.
CREATE TABLE IF NOT EXISTS $failure (
    webhook_id text COLLATE "C" NOT NULL,
    delivery_id text COLLATE "C" NOT NULL,
    failed_at bigint NOT NULL,
    PRIMARY KEY (webhook_id, delivery_id)
);

ALTER TABLE $webhook
    ADD COLUMN IF NOT EXISTS retry_delays text,
    ADD COLUMN IF NOT EXISTS max_in_flight integer,
    ADD COLUMN IF NOT EXISTS requests_per_second double precision,
    ADD COLUMN IF NOT EXISTS handshake boolean DEFAULT FALSE NOT NULL,
    ADD COLUMN IF NOT EXISTS authentication text;
