-- The deliveries that failed since their webhook's last success, some twenty of them at most.
CREATE TABLE IF NOT EXISTS $failure (
    webhook_id VARCHAR(64) NOT NULL,
    delivery_id VARCHAR(40) NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, delivery_id)
);

ALTER TABLE $webhook
    ADD COLUMN (
        retry_delays CLOB,
        max_in_flight INT,
        requests_per_second DOUBLE PRECISION,
        handshake BOOLEAN DEFAULT FALSE NOT NULL,
        authentication CLOB
    );
