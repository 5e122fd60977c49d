ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS bulk_events VARCHAR(20) DEFAULT 'EACH' NOT NULL;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS traced_until BIGINT;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS tls_identity VARCHAR(64);

-- Who changed which webhook. fields holds name, old and new value in turn, without secrets.
CREATE TABLE IF NOT EXISTS $audit (
    id VARCHAR(40) NOT NULL PRIMARY KEY,
    changed_at BIGINT NOT NULL,
    actor VARCHAR(200),
    webhook_id VARCHAR(64) NOT NULL,
    action VARCHAR(20) NOT NULL,
    fields CLOB NOT NULL
);

CREATE INDEX IF NOT EXISTS $index_audit_webhook ON $audit (webhook_id, id);

CREATE INDEX IF NOT EXISTS $index_audit_changed ON $audit (changed_at);

-- Events that were not sent to a webhook while it was traced.
CREATE TABLE IF NOT EXISTS $skipped (
    webhook_id VARCHAR(64) NOT NULL,
    event_id VARCHAR(40) NOT NULL,
    event_type VARCHAR(64) NOT NULL,
    object_type VARCHAR(100) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    occurred_at BIGINT NOT NULL,
    rule VARCHAR(20) NOT NULL,
    reason CLOB NOT NULL,
    PRIMARY KEY (webhook_id, event_id)
);

CREATE INDEX IF NOT EXISTS $index_skipped_occurred ON $skipped (occurred_at);

-- How far the latest backfill of each webhook is.
CREATE TABLE IF NOT EXISTS $backfill (
    webhook_id VARCHAR(64) NOT NULL PRIMARY KEY,
    resume_at VARCHAR(1000),
    sent BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    finished BOOLEAN NOT NULL
);

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

-- What pages ask of a long log: dead deliveries, one status, the attempts of the last hours.
CREATE INDEX IF NOT EXISTS $index_log_status ON $log (status, event_id, ordinal);

CREATE INDEX IF NOT EXISTS $index_log_attempt ON $log (webhook_id, started_at, outcome, total_ns);
