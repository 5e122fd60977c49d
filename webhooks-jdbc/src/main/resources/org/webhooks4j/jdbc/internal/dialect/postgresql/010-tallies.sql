-- The attempts of each webhook and hour, counted when they are recorded, so that no page counts the log.
CREATE TABLE IF NOT EXISTS $tally (
    webhook_id text COLLATE "C" NOT NULL,
    start_hour bigint NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    latency_ms bigint NOT NULL,
    attempts bigint NOT NULL,
    last_at bigint NOT NULL,
    last_status_code int,
    PRIMARY KEY (webhook_id, start_hour, outcome, latency_ms)
) WITH (fillfactor = 50);

INSERT INTO $tally (webhook_id, start_hour, outcome, latency_ms, attempts, last_at, last_status_code)
SELECT c.webhook_id, c.start_hour, c.outcome, c.latency_ms, COUNT(*), MAX(c.started_at), MAX(c.status_code)
FROM (SELECT b.webhook_id, b.start_hour, b.outcome, b.latency_ms, b.started_at,
             FIRST_VALUE(b.status_code) OVER (
                 PARTITION BY b.webhook_id, b.start_hour, b.outcome, b.latency_ms
                 ORDER BY b.started_at DESC) AS status_code
      FROM (SELECT a.webhook_id, a.started_at, a.outcome, a.status_code,
                   a.started_at - MOD(a.started_at, 3600000) AS start_hour,
                   a.ms - MOD(a.ms, CASE WHEN a.ms < 100 THEN 1 WHEN a.ms < 1000 THEN 10 WHEN a.ms < 10000 THEN 100
                                         ELSE 1000 END) AS latency_ms
            FROM (SELECT webhook_id, started_at, outcome, status_code, COALESCE(total_ns, 0) / 1000000 AS ms
                  FROM $log
                  WHERE started_at IS NOT NULL AND outcome IS NOT NULL) a) b) c
GROUP BY c.webhook_id, c.start_hour, c.outcome, c.latency_ms
ON CONFLICT (webhook_id, start_hour, outcome, latency_ms) DO NOTHING;

DROP INDEX IF EXISTS $qualified_index_log_attempt;
