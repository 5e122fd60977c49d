-- The deliveries that failed since their webhook's last success, some twenty of them at most.
CREATE TABLE IF NOT EXISTS $failure (
    webhook_id text COLLATE "C" NOT NULL,
    delivery_id text COLLATE "C" NOT NULL,
    failed_at bigint NOT NULL,
    PRIMARY KEY (webhook_id, delivery_id)
);

ALTER TABLE $webhook
    ADD COLUMN retry_delays text,
    ADD COLUMN max_in_flight integer,
    ADD COLUMN requests_per_second double precision,
    ADD COLUMN handshake boolean DEFAULT FALSE NOT NULL,
    ADD COLUMN authentication text;
