-- For the purge: which events are old.
CREATE INDEX event_occurred ON $event (occurred_at);

-- The deliveries that failed since their webhook's last success, some twenty of them at most.
CREATE TABLE IF NOT EXISTS $failure (
    webhook_id VARCHAR(64) NOT NULL,
    delivery_id VARCHAR(40) NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, delivery_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

ALTER TABLE $webhook
    ADD COLUMN retry_delays LONGTEXT,
    ADD COLUMN max_in_flight INT,
    ADD COLUMN requests_per_second DOUBLE,
    ADD COLUMN handshake BOOLEAN DEFAULT FALSE NOT NULL,
    ADD COLUMN authentication LONGTEXT;
