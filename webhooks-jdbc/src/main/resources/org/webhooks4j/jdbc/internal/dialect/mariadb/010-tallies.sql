-- The attempts of each webhook and hour, counted when they are recorded, so that no page counts the log.
CREATE TABLE IF NOT EXISTS $tally (
    webhook_id VARCHAR(64) NOT NULL,
    start_hour BIGINT NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    latency_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    last_status_code INT,
    PRIMARY KEY (webhook_id, start_hour, outcome, latency_ms)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;

INSERT IGNORE INTO $tally (webhook_id, start_hour, outcome, latency_ms, attempts, last_at, last_status_code)
SELECT c.webhook_id, c.start_hour, c.outcome, c.latency_ms, COUNT(*), MAX(c.started_at), MAX(c.status_code)
FROM (SELECT b.webhook_id, b.start_hour, b.outcome, b.latency_ms, b.started_at,
             FIRST_VALUE(b.status_code) OVER (
                 PARTITION BY b.webhook_id, b.start_hour, b.outcome, b.latency_ms
                 ORDER BY b.started_at DESC) AS status_code
      FROM (SELECT a.webhook_id, a.started_at, a.outcome, a.status_code,
                   a.started_at - MOD(a.started_at, 3600000) AS start_hour,
                   a.ms - MOD(a.ms, CASE WHEN a.ms < 100 THEN 1 WHEN a.ms < 1000 THEN 10 WHEN a.ms < 10000 THEN 100
                                         ELSE 1000 END) AS latency_ms
            FROM (SELECT webhook_id, started_at, outcome, status_code, COALESCE(total_ns, 0) DIV 1000000 AS ms
                  FROM $log
                  WHERE started_at IS NOT NULL AND outcome IS NOT NULL) a) b) c
GROUP BY c.webhook_id, c.start_hour, c.outcome, c.latency_ms;

DROP INDEX log_attempt ON $log;
