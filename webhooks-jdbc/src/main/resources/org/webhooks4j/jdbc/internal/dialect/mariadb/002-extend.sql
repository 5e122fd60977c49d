-- What pages ask of a long log: dead deliveries, one status, the attempts of the last hours.
CREATE INDEX log_webhook_status ON $log (webhook_id, status, event_id, ordinal);

CREATE INDEX log_status ON $log (status, event_id, ordinal);

CREATE INDEX log_attempt ON $log (webhook_id, started_at, outcome, total_ns);

-- Who changed which webhook. fields holds name, old and new value in turn, without secrets.
CREATE TABLE IF NOT EXISTS $audit (
    id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    changed_at BIGINT NOT NULL,
    actor VARCHAR(200),
    webhook_id VARCHAR(64) NOT NULL,
    action VARCHAR(20) NOT NULL,
    fields LONGTEXT NOT NULL,
    KEY audit_webhook (webhook_id, id),
    KEY audit_changed (changed_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- Events that were not sent to a webhook while it was traced.
CREATE TABLE IF NOT EXISTS $skipped (
    webhook_id VARCHAR(64) NOT NULL,
    event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_type VARCHAR(64) NOT NULL,
    object_type VARCHAR(100) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    occurred_at BIGINT NOT NULL,
    rule VARCHAR(20) NOT NULL,
    reason LONGTEXT NOT NULL,
    PRIMARY KEY (webhook_id, event_id),
    KEY skipped_occurred (occurred_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- How far the latest backfill of each webhook is.
CREATE TABLE IF NOT EXISTS $backfill (
    webhook_id VARCHAR(64) NOT NULL PRIMARY KEY,
    resume_at VARCHAR(1000),
    sent BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    finished BOOLEAN NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- The deliveries that failed since their webhook's last success, some twenty of them at most.
CREATE TABLE IF NOT EXISTS $failure (
    webhook_id VARCHAR(64) NOT NULL,
    delivery_id VARCHAR(40) NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, delivery_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- Last and in one statement: MySQL knows no IF NOT EXISTS here, and a script that broke off is run again.
ALTER TABLE $webhook
    ADD COLUMN bulk_events VARCHAR(20) NOT NULL DEFAULT 'EACH',
    ADD COLUMN traced_until BIGINT,
    ADD COLUMN tls_identity VARCHAR(64),
    ADD COLUMN retry_delays LONGTEXT,
    ADD COLUMN max_in_flight INT,
    ADD COLUMN requests_per_second DOUBLE,
    ADD COLUMN handshake BOOLEAN DEFAULT FALSE NOT NULL,
    ADD COLUMN authentication LONGTEXT;
