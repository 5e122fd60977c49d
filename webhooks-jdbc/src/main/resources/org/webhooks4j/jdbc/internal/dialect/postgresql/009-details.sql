-- What an attempt's row only shows becomes one column: a list of values.
ALTER TABLE $log ADD COLUMN IF NOT EXISTS details text;

-- Again: the columns that go are there, for a script that broke off or that a tool runs a second time.
ALTER TABLE $log
    ADD COLUMN IF NOT EXISTS node text,
    ADD COLUMN IF NOT EXISTS url text,
    ADD COLUMN IF NOT EXISTS address text,
    ADD COLUMN IF NOT EXISTS request_headers text,
    ADD COLUMN IF NOT EXISTS body_bytes int,
    ADD COLUMN IF NOT EXISTS body_sha256 text,
    ADD COLUMN IF NOT EXISTS response_headers text,
    ADD COLUMN IF NOT EXISTS response_body text,
    ADD COLUMN IF NOT EXISTS response_truncated boolean,
    ADD COLUMN IF NOT EXISTS connected_ns bigint,
    ADD COLUMN IF NOT EXISTS first_byte_ns bigint,
    ADD COLUMN IF NOT EXISTS error text,
    ADD COLUMN IF NOT EXISTS next_attempt_at bigint;

UPDATE $log SET details = concat(
    replace(replace(replace(node, s.b, s.b || s.b), s.n, s.b || 'n'), s.r, s.b || 'r'), s.n,
    url, s.n,
    address, s.n,
    body_bytes, s.n,
    body_sha256, s.n,
    connected_ns, s.n,
    first_byte_ns, s.n,
    next_attempt_at, s.n,
    replace(replace(replace(error, s.b, s.b || s.b), s.n, s.b || 'n'), s.r, s.b || 'r'), s.n,
    replace(replace(replace(response_body, s.b, s.b || s.b), s.n, s.b || 'n'), s.r, s.b || 'r'), s.n,
    CASE WHEN response_truncated THEN 'true' END, s.n,
    request_headers, s.n,
    response_headers)
FROM (SELECT chr(92) AS b, chr(10) AS n, chr(13) AS r) s
WHERE details IS NULL AND started_at IS NOT NULL;

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
