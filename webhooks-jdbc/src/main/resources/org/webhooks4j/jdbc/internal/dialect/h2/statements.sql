-- Each statement is executed once per row: scalars first, then the row's values. What stands after "then" is executed
-- once per row of the result before.

--: now
DATEDIFF(MILLISECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00', CURRENT_TIMESTAMP)

--: due_webhooks
SELECT f.webhook_id, COUNT(*) AS deliveries, $now AS now
FROM (SELECT webhook_id
      FROM $delivery
      WHERE due_at >= ? AND due_at <= $now
      ORDER BY due_at
      LIMIT ?) f
GROUP BY f.webhook_id

--: take_purge_turn
SELECT version FROM $schema WHERE version = 1 FOR UPDATE SKIP LOCKED

--: waiting_webhooks
-- With "greater than" H2 would read all rows of the webhook before; this is the next possible text instead.
SELECT webhook_id, due_at <= $now AS due
FROM $delivery
WHERE webhook_id >= CONCAT(?, CHAR(0))
ORDER BY webhook_id, due_at
LIMIT 1

--: insert_events
INSERT INTO $event (id, type, object_type, object_id, actor, origin, occurred_at, payload, context_headers)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

--: insert_deliveries
INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, triggered_by, payload_bytes, incarnation, due_at,
                       attempts, fence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, $now, 0, $now)

--: window
-- Read first and locked then: H2 reads and sorts all due rows for a statement that locks.
SELECT webhook_id, due_at, position, lane
FROM $delivery
WHERE webhook_id = ? AND due_at >= ? AND due_at <= $now
ORDER BY webhook_id, due_at, position
LIMIT ?
--then
SELECT event_id, ordinal, webhook_id, lane, position, mode, due_at, sequence, attempts, fence, triggered_by,
       payload_bytes, incarnation, $now AS now, CAST(NULL AS BIGINT) AS head
FROM $delivery
WHERE webhook_id = ? AND due_at = ? AND position = ? AND lane = ?
FOR UPDATE SKIP LOCKED

--: lane_heads
SELECT webhook_id, lane, position
FROM $delivery
WHERE webhook_id = ? AND lane = ?
ORDER BY webhook_id, lane, position
LIMIT 1

--: lock_at_position
SELECT event_id, ordinal, webhook_id, lane, position, mode, due_at, sequence, attempts, fence, triggered_by,
       payload_bytes, incarnation, $now AS now, position AS head
FROM $delivery
WHERE webhook_id = ? AND lane = ? AND position = ?
FOR UPDATE SKIP LOCKED

--: other_lanes
-- With "greater than" H2 would read all rows of the lane before.
WITH RECURSIVE asked (webhook_id, above, up_to, size) AS (
    SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS INT)
),
lanes (webhook_id, up_to, size, lane, number) AS (
    SELECT a.webhook_id, a.up_to, a.size,
           (SELECT d.lane
            FROM $delivery d
            WHERE d.webhook_id = a.webhook_id AND d.lane >= a.above + 1 AND d.lane <= a.up_to
            ORDER BY d.webhook_id, d.lane, d.position
            LIMIT 1), 1
    FROM asked a
    UNION ALL
    SELECT l.webhook_id, l.up_to, l.size,
           (SELECT d.lane
            FROM $delivery d
            WHERE d.webhook_id = l.webhook_id AND d.lane >= l.lane + 1 AND d.lane <= l.up_to
            ORDER BY d.webhook_id, d.lane, d.position
            LIMIT 1), l.number + 1
    FROM lanes l
    WHERE l.number < l.size AND l.lane < l.up_to
)
SELECT l.webhook_id, l.lane,
       (SELECT d.position
        FROM $delivery d
        WHERE d.webhook_id = l.webhook_id AND d.lane = l.lane
        ORDER BY d.webhook_id, d.lane, d.position
        LIMIT 1) AS position
FROM lanes l
WHERE l.lane IS NOT NULL

--: superseded
SELECT d.position
FROM $delivery d
WHERE d.webhook_id = ? AND d.lane = ? AND d.position = ?
  AND (SELECT CASE WHEN n.attempts = 0 AND n.node IS NULL
                    AND NOT COALESCE(NULLIF(n.incarnation, 0) <> NULLIF(CAST(? AS BIGINT), 0), FALSE) THEN n.mode END
       FROM $delivery n
       WHERE n.webhook_id = d.webhook_id AND n.lane = d.lane AND n.position > d.position
       ORDER BY n.webhook_id, n.lane, n.position
       LIMIT 1) = 2

--: hand_on_bases
MERGE INTO $base b
USING (SELECT u.event_id, u.ordinal, COALESCE(s.base_event_id, u.superseded_event) AS base_event_id
       FROM (VALUES (CAST(? AS VARCHAR), CAST(? AS INT), CAST(? AS VARCHAR), CAST(? AS INT)))
           u (event_id, ordinal, superseded_event, superseded_ordinal)
       LEFT JOIN $base s ON s.event_id = u.superseded_event AND s.ordinal = u.superseded_ordinal) n
ON b.event_id = n.event_id AND b.ordinal = n.ordinal
WHEN NOT MATCHED THEN INSERT (event_id, ordinal, base_event_id) VALUES (n.event_id, n.ordinal, n.base_event_id)

--: bytes_with_bases
SELECT b.event_id, b.ordinal, OCTET_LENGTH(e.payload) + OCTET_LENGTH(c.payload) AS bytes
FROM $base b
JOIN $event e ON e.id = b.event_id
JOIN $event c ON c.id = b.base_event_id
WHERE b.event_id = ? AND b.ordinal = ?

--: set_bytes
UPDATE $delivery SET payload_bytes = ?
WHERE event_id = ? AND ordinal = ?

--: bases
SELECT b.event_id, b.ordinal, e.id, e.type, e.object_type, e.object_id, e.actor, e.origin, e.occurred_at, e.payload,
       e.context_headers
FROM $base b
JOIN $event e ON e.id = b.base_event_id
WHERE b.event_id = ? AND b.ordinal = ?

--: delete_bases
DELETE FROM $base
WHERE event_id = ?

--: lane_in_order
SELECT d.*, e.type AS event_type, e.object_type, e.object_id, e.occurred_at
FROM (
    SELECT event_id, ordinal, webhook_id, lane, position, mode, due_at, sequence, attempts, fence, triggered_by,
           payload_bytes, incarnation, $now AS now, CAST(NULL AS BIGINT) AS head, node
    FROM $delivery
    WHERE webhook_id = ? AND lane = ?
    ORDER BY webhook_id, lane, position
    LIMIT ?) d
LEFT JOIN $event e ON e.id = d.event_id
ORDER BY d.position

--: park
UPDATE $delivery SET due_at = ?
WHERE event_id = ? AND ordinal = ?

--: follow
UPDATE $delivery SET followed = TRUE
WHERE webhook_id = ? AND lane = ? AND position = ?

--: raise_sequences
SELECT webhook_id, lane, last_sequence
FROM FINAL TABLE (
    MERGE INTO $lane l
    USING (VALUES (CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT))) u (webhook_id, lane, taken)
    ON l.webhook_id = u.webhook_id AND l.lane = u.lane
    WHEN MATCHED THEN UPDATE SET last_sequence = l.last_sequence + u.taken
    WHEN NOT MATCHED THEN INSERT (webhook_id, lane, last_sequence) VALUES (u.webhook_id, u.lane, u.taken))

--: lease
UPDATE $delivery SET node = ?, due_at = ?, sequence = ?, fence = ?
WHERE event_id = ? AND ordinal = ?

--: events
SELECT id, type, object_type, object_id, actor, origin, occurred_at, payload, context_headers
FROM $event
WHERE id = ?

--: lock_claimed
SELECT event_id, ordinal, fence, webhook_id, lane, followed
FROM $delivery
WHERE event_id = ? AND ordinal = ? AND fence = ? AND node IS NOT NULL
FOR UPDATE

--: delete
DELETE FROM $delivery
WHERE event_id = ? AND ordinal = ?

--: delete_claimed
SELECT event_id, ordinal, fence, webhook_id, lane, followed
FROM OLD TABLE (
    DELETE FROM $delivery
    WHERE event_id = ? AND ordinal = ? AND fence = ? AND node IS NOT NULL)

--: reschedule
UPDATE $delivery SET due_at = $now + ?, attempts = ?, node = NULL
WHERE event_id = ? AND ordinal = ?

--: promote
-- It is as old as when it was stored, or last claimed, which is its fence: as if it became due now, a long lane would
-- stand at each step behind everything else that is due.
UPDATE $delivery
SET followed = TRUE, due_at = CASE WHEN mode <> 0 AND node IS NULL THEN LEAST(due_at, fence, $now) ELSE due_at END
WHERE webhook_id = ? AND lane = ? AND position = ?

--: pending
SELECT event_id, ordinal
FROM $delivery
WHERE event_id = ? AND ordinal = ?

--: lock_events
SELECT id
FROM $event
WHERE id = ?
FOR UPDATE

--: reinsert
-- The fence is greater than that of the last claim, even within the millisecond: each attempt so far had one.
INSERT INTO $delivery
    (event_id, ordinal, webhook_id, lane, mode, due_at, sequence, attempts, fence, triggered_by, incarnation,
     payload_bytes)
SELECT u.event_id, u.ordinal, u.webhook_id, u.lane,
       COALESCE((SELECT CASE w.ordering WHEN 'NONE' THEN 0 ELSE 1 END FROM $webhook w WHERE w.id = u.webhook_id), 1),
       $now, u.sequence, u.made, $now + 1 + u.made, u.triggered_by, u.incarnation,
       (SELECT OCTET_LENGTH(e.payload) FROM $event e WHERE e.id = u.event_id)
           + COALESCE((SELECT OCTET_LENGTH(c.payload)
                       FROM $base b
                       JOIN $event c ON c.id = b.base_event_id
                       WHERE b.event_id = u.event_id AND b.ordinal = u.ordinal), 0)
FROM (SELECT u.*,
             GREATEST(u.attempts, COALESCE((SELECT MAX(l.number)
                                            FROM $log l
                                            WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal), 0)) AS made
      FROM (VALUES (CAST(? AS VARCHAR), CAST(? AS INT), CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT),
                    CAST(? AS INT), CAST(? AS VARCHAR), CAST(? AS BIGINT)))
          u (event_id, ordinal, webhook_id, lane, sequence, attempts, triggered_by, incarnation)) u

--: lock_pending
SELECT event_id, ordinal, webhook_id, incarnation, sequence, attempts, triggered_by, lane, position, followed,
       node IS NOT NULL AND due_at > $now AS leased
FROM $delivery
WHERE event_id = ? AND ordinal = ?
FOR UPDATE

--: event_heads
SELECT id, type, object_type, object_id, occurred_at
FROM $event
WHERE id = ?

--: append_first_log
INSERT INTO $log ($log_columns)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        CASE WHEN CAST(? AS BOOLEAN) THEN $now END)

--: append_log
MERGE INTO $log ($log_columns)
KEY (event_id, ordinal, number)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        CASE WHEN CAST(? AS BOOLEAN) THEN $now END)

--: count_attempts
MERGE INTO $tally t
USING (VALUES (CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT),
               CAST(? AS BIGINT), CAST(? AS INT)))
    u (webhook_id, start_hour, outcome, latency_ms, attempts, last_at, last_status_code)
ON t.webhook_id = u.webhook_id AND t.start_hour = u.start_hour AND t.outcome = u.outcome
    AND t.latency_ms = u.latency_ms
WHEN MATCHED THEN UPDATE SET
    attempts = t.attempts + u.attempts,
    last_status_code = CASE WHEN u.last_at < t.last_at THEN t.last_status_code ELSE u.last_status_code END,
    last_at = GREATEST(t.last_at, u.last_at)
WHEN NOT MATCHED THEN INSERT (webhook_id, start_hour, outcome, latency_ms, attempts, last_at, last_status_code)
    VALUES (u.webhook_id, u.start_hour, u.outcome, u.latency_ms, u.attempts, u.last_at, u.last_status_code)

--: forget_tallies
DELETE FROM $tally
WHERE webhook_id = ? AND start_hour <= $now - ?

--: clear_end
UPDATE $log SET status = NULL, purgeable_since = NULL
WHERE event_id = ? AND ordinal = ? AND status IS NOT NULL AND number <> ?

--: delete_bare_end
DELETE FROM $log
WHERE event_id = ? AND ordinal = ? AND number = 0

--: reopen
UPDATE $log SET status = NULL, purgeable_since = NULL
WHERE event_id = ? AND ordinal = ? AND status IS NOT NULL

--: delete_log
DELETE FROM $log
WHERE event_id = ? AND ordinal = ?

--: forget_lanes
DELETE FROM $lane
WHERE webhook_id = ? AND lane = ? AND last_sequence = ?

--: unused_events
SELECT e.id
FROM $event e
WHERE e.id = ?
  AND NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $base b WHERE b.base_event_id = e.id)

--: delete_events
DELETE FROM $event
WHERE id = ?
