CREATE TABLE IF NOT EXISTS $webhook (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    url VARCHAR(2048) NOT NULL,
    event_types CLOB NOT NULL,
    active BOOLEAN NOT NULL,
    inactive_reason CLOB,
    object_types CLOB NOT NULL,
    ignore_origins CLOB NOT NULL,
    filter CLOB,
    exclude CLOB NOT NULL,
    headers CLOB NOT NULL,
    format VARCHAR(100) NOT NULL,
    ordering VARCHAR(20) NOT NULL,
    timeout_ms BIGINT,
    signing_keys CLOB NOT NULL,
    updated_at BIGINT NOT NULL
);

-- An event, once for all its deliveries.
CREATE TABLE IF NOT EXISTS $event (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    type VARCHAR(64) NOT NULL,
    object_type VARCHAR(100) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    actor CLOB,
    origin CLOB,
    occurred_at BIGINT NOT NULL,
    payload CLOB NOT NULL
);

-- The pending deliveries; a row leaves when its delivery ends. due_at is the lease's end while node is set.
CREATE TABLE IF NOT EXISTS $delivery (
    event_id VARCHAR(26) NOT NULL,
    ordinal SMALLINT NOT NULL,
    webhook_id VARCHAR(64) NOT NULL,
    lane BIGINT NOT NULL,
    position BIGINT GENERATED ALWAYS AS IDENTITY,
    mode SMALLINT NOT NULL,
    due_at BIGINT NOT NULL,
    sequence BIGINT,
    attempts INT NOT NULL,
    fence BIGINT NOT NULL,
    node VARCHAR(100),
    triggered_by VARCHAR(20) NOT NULL,
    PRIMARY KEY (event_id, ordinal)
);

CREATE INDEX IF NOT EXISTS $index_delivery_due ON $delivery (webhook_id, due_at, position);

CREATE INDEX IF NOT EXISTS $index_delivery_lane ON $delivery (webhook_id, lane, position);

-- The last sequence number of every object that a webhook ever heard of.
CREATE TABLE IF NOT EXISTS $lane (
    webhook_id VARCHAR(64) NOT NULL,
    lane BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, lane)
);

-- One row per attempt, and number 0 for a delivery that ended without one. Only the row of the end has a status, and
-- purgeable_since is when the delivery ended unless it is to be kept.
CREATE TABLE IF NOT EXISTS $log (
    event_id VARCHAR(26) NOT NULL,
    ordinal SMALLINT NOT NULL,
    number INT NOT NULL,
    webhook_id VARCHAR(64) NOT NULL,
    lane BIGINT NOT NULL,
    status VARCHAR(20),
    purgeable_since BIGINT,
    event_type VARCHAR(64) NOT NULL,
    object_type VARCHAR(100) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    occurred_at BIGINT NOT NULL,
    sequence BIGINT,
    attempts INT NOT NULL,
    triggered_by VARCHAR(20) NOT NULL,
    started_at BIGINT,
    node VARCHAR(100),
    outcome VARCHAR(20),
    url CLOB,
    address VARCHAR(100),
    request_headers CLOB,
    body_bytes INT,
    body_sha256 VARCHAR(64),
    status_code INT,
    response_headers CLOB,
    response_body CLOB,
    response_truncated BOOLEAN,
    connected_ns BIGINT,
    first_byte_ns BIGINT,
    total_ns BIGINT,
    error CLOB,
    next_attempt_at BIGINT,
    PRIMARY KEY (event_id, ordinal, number)
);

CREATE INDEX IF NOT EXISTS $index_log_webhook ON $log (webhook_id, event_id, ordinal);

CREATE INDEX IF NOT EXISTS $index_log_object ON $log (lane, event_id, ordinal);

CREATE INDEX IF NOT EXISTS $index_log_purgeable ON $log (purgeable_since);
