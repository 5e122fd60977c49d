-- What an attempt's row only shows becomes one column: a list of values.
ALTER TABLE $log ADD COLUMN details LONGTEXT;

-- Again: the columns that go are there, for a script that broke off or that a tool runs a second time.
ALTER TABLE $log
    ADD COLUMN node VARCHAR(100),
    ADD COLUMN url LONGTEXT,
    ADD COLUMN address VARCHAR(100),
    ADD COLUMN request_headers LONGTEXT,
    ADD COLUMN body_bytes INT,
    ADD COLUMN body_sha256 VARCHAR(64),
    ADD COLUMN response_headers LONGTEXT,
    ADD COLUMN response_body LONGTEXT,
    ADD COLUMN response_truncated BOOLEAN,
    ADD COLUMN connected_ns BIGINT,
    ADD COLUMN first_byte_ns BIGINT,
    ADD COLUMN error LONGTEXT,
    ADD COLUMN next_attempt_at BIGINT;

UPDATE $log l
CROSS JOIN (
    SELECT CHAR(92 USING utf8mb4) COLLATE utf8mb4_bin AS b,
           CHAR(10 USING utf8mb4) COLLATE utf8mb4_bin AS n,
           CHAR(13 USING utf8mb4) COLLATE utf8mb4_bin AS r) s
SET l.details = CONCAT_WS('',
    REPLACE(REPLACE(REPLACE(node, s.b, CONCAT(s.b, s.b)), s.n, CONCAT(s.b, 'n')), s.r, CONCAT(s.b, 'r')), s.n,
    url, s.n,
    address, s.n,
    body_bytes, s.n,
    body_sha256, s.n,
    connected_ns, s.n,
    first_byte_ns, s.n,
    next_attempt_at, s.n,
    REPLACE(REPLACE(REPLACE(error, s.b, CONCAT(s.b, s.b)), s.n, CONCAT(s.b, 'n')), s.r, CONCAT(s.b, 'r')), s.n,
    REPLACE(REPLACE(REPLACE(response_body, s.b, CONCAT(s.b, s.b)), s.n, CONCAT(s.b, 'n')), s.r, CONCAT(s.b, 'r')), s.n,
    CASE WHEN response_truncated THEN 'true' END, s.n,
    request_headers, s.n,
    response_headers)
WHERE l.details IS NULL AND l.started_at IS NOT NULL;

ALTER TABLE $log
    DROP COLUMN node,
    DROP COLUMN url,
    DROP COLUMN address,
    DROP COLUMN request_headers,
    DROP COLUMN body_bytes,
    DROP COLUMN body_sha256,
    DROP COLUMN response_headers,
    DROP COLUMN response_body,
    DROP COLUMN response_truncated,
    DROP COLUMN connected_ns,
    DROP COLUMN first_byte_ns,
    DROP COLUMN error,
    DROP COLUMN next_attempt_at;
