ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS bulk_events text NOT NULL DEFAULT 'EACH';

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS traced_until bigint;

ALTER TABLE $webhook ADD COLUMN IF NOT EXISTS tls_identity text;

-- Who changed which webhook. fields holds name, old and new value in turn, without secrets.
CREATE TABLE IF NOT EXISTS $audit (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    changed_at bigint NOT NULL,
    actor text,
    webhook_id text COLLATE "C" NOT NULL,
    action text NOT NULL,
    fields text NOT NULL
);

CREATE INDEX IF NOT EXISTS $index_audit_webhook ON $audit (webhook_id, id);

CREATE INDEX IF NOT EXISTS $index_audit_changed ON $audit (changed_at);

-- Events that were not sent to a webhook while it was traced.
CREATE TABLE IF NOT EXISTS $skipped (
    webhook_id text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    event_type text NOT NULL,
    object_type text NOT NULL,
    object_id text NOT NULL,
    occurred_at bigint NOT NULL,
    rule text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (webhook_id, event_id)
);

CREATE INDEX IF NOT EXISTS $index_skipped_occurred ON $skipped (occurred_at);

-- How far the latest backfill of each webhook is.
CREATE TABLE IF NOT EXISTS $backfill (
    webhook_id text COLLATE "C" NOT NULL PRIMARY KEY,
    resume_at text,
    sent bigint NOT NULL,
    skipped bigint NOT NULL,
    started_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    finished boolean NOT NULL
);

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

-- What pages ask of a long log: dead deliveries, one status, the attempts of the last hours.
CREATE INDEX IF NOT EXISTS $index_log_dead ON $log (webhook_id, event_id, ordinal) WHERE status = 'DEAD';

CREATE INDEX IF NOT EXISTS $index_log_status ON $log (status, event_id, ordinal) WHERE status <> 'DELIVERED';

CREATE INDEX IF NOT EXISTS $index_log_attempt ON $log (webhook_id, started_at, outcome, total_ns);
