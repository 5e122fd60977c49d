CREATE TABLE IF NOT EXISTS $webhook (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text NOT NULL,
    url text NOT NULL,
    event_types text NOT NULL,
    active boolean NOT NULL,
    inactive_reason text,
    object_types text NOT NULL,
    ignore_origins text NOT NULL,
    filter text,
    exclude text NOT NULL,
    headers text NOT NULL,
    format text NOT NULL,
    ordering text NOT NULL,
    timeout_ms bigint,
    signing_keys text NOT NULL,
    updated_at bigint NOT NULL
);

-- An event, once for all its deliveries.
CREATE TABLE IF NOT EXISTS $event (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    type text NOT NULL,
    object_type text NOT NULL,
    object_id text NOT NULL,
    actor text,
    origin text,
    occurred_at bigint NOT NULL,
    payload text NOT NULL
);

-- The pending deliveries; a row leaves when its delivery ends. due_at is the lease's end while node is set.
CREATE TABLE IF NOT EXISTS $delivery (
    event_id text COLLATE "C" NOT NULL,
    ordinal smallint NOT NULL,
    webhook_id text COLLATE "C" NOT NULL,
    lane bigint NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    mode smallint NOT NULL,
    due_at bigint NOT NULL,
    sequence bigint,
    attempts int NOT NULL,
    fence bigint NOT NULL,
    node text,
    triggered_by text NOT NULL,
    PRIMARY KEY (event_id, ordinal)
);

CREATE INDEX IF NOT EXISTS $index_delivery_due ON $delivery (webhook_id, due_at, position);

CREATE INDEX IF NOT EXISTS $index_delivery_lane ON $delivery (webhook_id, lane, position);

-- The last sequence number of every object that a webhook ever heard of.
CREATE TABLE IF NOT EXISTS $lane (
    webhook_id text COLLATE "C" NOT NULL,
    lane bigint NOT NULL,
    last_sequence bigint NOT NULL,
    PRIMARY KEY (webhook_id, lane)
);

-- One row per attempt, and number 0 for a delivery that ended without one. Only the row of the end has a status, and
-- purgeable_since is when the delivery ended unless it is to be kept.
CREATE TABLE IF NOT EXISTS $log (
    event_id text COLLATE "C" NOT NULL,
    ordinal smallint NOT NULL,
    number int NOT NULL,
    webhook_id text COLLATE "C" NOT NULL,
    lane bigint NOT NULL,
    status text,
    purgeable_since bigint,
    event_type text NOT NULL,
    object_type text NOT NULL,
    object_id text NOT NULL,
    occurred_at bigint NOT NULL,
    sequence bigint,
    attempts int NOT NULL,
    triggered_by text NOT NULL,
    started_at bigint,
    node text,
    outcome text,
    url text,
    address text,
    request_headers text,
    body_bytes int,
    body_sha256 text,
    status_code int,
    response_headers text,
    response_body text,
    response_truncated boolean,
    connected_ns bigint,
    first_byte_ns bigint,
    total_ns bigint,
    error text,
    next_attempt_at bigint,
    PRIMARY KEY (event_id, ordinal, number)
);

CREATE INDEX IF NOT EXISTS $index_log_webhook ON $log (webhook_id, event_id, ordinal);

CREATE INDEX IF NOT EXISTS $index_log_object ON $log (lane, event_id, ordinal);

CREATE INDEX IF NOT EXISTS $index_log_purgeable ON $log (purgeable_since);
