-- What an attempt's row only shows becomes one column: a list of values.
ALTER TABLE $log ADD COLUMN IF NOT EXISTS details CLOB;

-- Again: the columns that go are there, for a script that broke off or that a tool runs a second time.
ALTER TABLE $log ADD COLUMN IF NOT EXISTS node VARCHAR(100);

ALTER TABLE $log ADD COLUMN IF NOT EXISTS url CLOB;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS address VARCHAR(100);

ALTER TABLE $log ADD COLUMN IF NOT EXISTS request_headers CLOB;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS body_bytes INT;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS body_sha256 VARCHAR(64);

ALTER TABLE $log ADD COLUMN IF NOT EXISTS response_headers CLOB;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS response_body CLOB;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS response_truncated BOOLEAN;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS connected_ns BIGINT;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS first_byte_ns BIGINT;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS error CLOB;

ALTER TABLE $log ADD COLUMN IF NOT EXISTS next_attempt_at BIGINT;

UPDATE $log SET details = CONCAT_WS('',
    REPLACE(REPLACE(REPLACE(node, CHAR(92), CHAR(92) || CHAR(92)), CHAR(10), CHAR(92) || 'n'), CHAR(13), CHAR(92) || 'r'), CHAR(10),
    url, CHAR(10),
    address, CHAR(10),
    body_bytes, CHAR(10),
    body_sha256, CHAR(10),
    connected_ns, CHAR(10),
    first_byte_ns, CHAR(10),
    next_attempt_at, CHAR(10),
    REPLACE(REPLACE(REPLACE(error, CHAR(92), CHAR(92) || CHAR(92)), CHAR(10), CHAR(92) || 'n'), CHAR(13), CHAR(92) || 'r'), CHAR(10),
    REPLACE(REPLACE(REPLACE(response_body, CHAR(92), CHAR(92) || CHAR(92)), CHAR(10), CHAR(92) || 'n'), CHAR(13), CHAR(92) || 'r'), CHAR(10),
    CASE WHEN response_truncated THEN 'true' END, CHAR(10),
    request_headers, CHAR(10),
    response_headers)
WHERE details IS NULL AND started_at IS NOT NULL;

ALTER TABLE $log DROP COLUMN IF EXISTS node;

ALTER TABLE $log DROP COLUMN IF EXISTS url;

ALTER TABLE $log DROP COLUMN IF EXISTS address;

ALTER TABLE $log DROP COLUMN IF EXISTS request_headers;

ALTER TABLE $log DROP COLUMN IF EXISTS body_bytes;

ALTER TABLE $log DROP COLUMN IF EXISTS body_sha256;

ALTER TABLE $log DROP COLUMN IF EXISTS response_headers;

ALTER TABLE $log DROP COLUMN IF EXISTS response_body;

ALTER TABLE $log DROP COLUMN IF EXISTS response_truncated;

ALTER TABLE $log DROP COLUMN IF EXISTS connected_ns;

ALTER TABLE $log DROP COLUMN IF EXISTS first_byte_ns;

ALTER TABLE $log DROP COLUMN IF EXISTS error;

ALTER TABLE $log DROP COLUMN IF EXISTS next_attempt_at;
