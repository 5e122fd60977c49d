CREATE TABLE IF NOT EXISTS $webhook (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    url VARCHAR(2048) NOT NULL,
    event_types LONGTEXT NOT NULL,
    active BOOLEAN NOT NULL,
    inactive_reason LONGTEXT,
    object_types LONGTEXT NOT NULL,
    ignore_origins LONGTEXT NOT NULL,
    filter LONGTEXT,
    exclude LONGTEXT NOT NULL,
    headers LONGTEXT NOT NULL,
    format VARCHAR(100) NOT NULL,
    ordering VARCHAR(20) NOT NULL,
    timeout_ms BIGINT,
    signing_keys LONGTEXT NOT NULL,
    updated_at BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- An event, once for all its deliveries.
CREATE TABLE IF NOT EXISTS $event (
    id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    type VARCHAR(64) NOT NULL,
    object_type VARCHAR(100) NOT NULL,
    object_id VARCHAR(200) NOT NULL,
    actor LONGTEXT,
    origin LONGTEXT,
    occurred_at BIGINT NOT NULL,
    payload LONGTEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- The pending deliveries; a row leaves when its delivery ends. due_at is the lease's end while node is set.
CREATE TABLE IF NOT EXISTS $delivery (
    event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ordinal SMALLINT NOT NULL,
    webhook_id VARCHAR(64) NOT NULL,
    lane BIGINT NOT NULL,
    position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    mode SMALLINT NOT NULL,
    due_at BIGINT NOT NULL,
    sequence BIGINT,
    attempts INT NOT NULL,
    fence BIGINT NOT NULL,
    node VARCHAR(100),
    triggered_by VARCHAR(20) NOT NULL,
    UNIQUE KEY delivery_id (event_id, ordinal),
    KEY delivery_due (webhook_id, due_at, position),
    KEY delivery_lane (webhook_id, lane, position)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- The last sequence number of every object that a webhook ever heard of.
CREATE TABLE IF NOT EXISTS $lane (
    webhook_id VARCHAR(64) NOT NULL,
    lane BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, lane)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

-- One row per attempt, and number 0 for a delivery that ended without one. Only the row of the end has a status, and
-- purgeable_since is when the delivery ended unless it is to be kept.
CREATE TABLE IF NOT EXISTS $log (
    event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
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
    url LONGTEXT,
    address VARCHAR(100),
    request_headers LONGTEXT,
    body_bytes INT,
    body_sha256 VARCHAR(64),
    status_code INT,
    response_headers LONGTEXT,
    response_body LONGTEXT,
    response_truncated BOOLEAN,
    connected_ns BIGINT,
    first_byte_ns BIGINT,
    total_ns BIGINT,
    error LONGTEXT,
    next_attempt_at BIGINT,
    PRIMARY KEY (event_id, ordinal, number),
    KEY log_webhook (webhook_id, event_id, ordinal),
    KEY log_object (lane, event_id, ordinal),
    KEY log_purgeable (purgeable_since)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;
