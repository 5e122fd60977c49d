-- Each statement is executed once per row: scalars first, then the row's values. What stands after "then" is executed
-- once per row of the result before.

--: now
DATEDIFF(MILLISECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00', CURRENT_TIMESTAMP)

--: waiting_webhooks
-- With "greater than" H2 would read all rows of the webhook before; this is the next possible text instead.
SELECT webhook_id, due_at <= $now AS due
FROM $delivery
WHERE webhook_id >= CONCAT(?, CHAR(0))
ORDER BY webhook_id, due_at
LIMIT 1

--: insert_events
INSERT INTO $event (id, type, object_type, object_id, actor, origin, occurred_at, payload)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

--: insert_deliveries
INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, triggered_by, due_at, attempts, fence)
VALUES (?, ?, ?, ?, ?, ?, $now, 0, 0)

--: window
-- Read first and locked then: H2 reads and sorts all due rows for a statement that locks.
SELECT webhook_id, due_at, position, lane
FROM $delivery
WHERE webhook_id = ? AND due_at >= ? AND due_at <= $now
ORDER BY webhook_id, due_at, position
LIMIT ?
--then
SELECT event_id, ordinal, webhook_id, lane, position, mode, due_at, sequence, attempts, fence, triggered_by,
       $now AS now, CAST(NULL AS BIGINT) AS head
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
SELECT webhook_id, lane, position, due_at
FROM $delivery
WHERE webhook_id = ? AND lane = ? AND position = ?
FOR UPDATE SKIP LOCKED

--: superseded
SELECT d.position
FROM $delivery d
WHERE d.webhook_id = ? AND d.lane = ? AND d.position = ?
  AND EXISTS (SELECT 1 FROM $delivery n
              WHERE n.webhook_id = d.webhook_id AND n.lane = d.lane AND n.position > d.position AND n.mode = 2)

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
SELECT id, type, object_type, object_id, actor, origin, occurred_at, payload
FROM $event
WHERE id = ?

--: lock_claimed
SELECT event_id, ordinal, fence, webhook_id, lane, followed
FROM $delivery
WHERE event_id = ? AND ordinal = ? AND fence = ? AND node IS NOT NULL
FOR UPDATE

--: delete_claimed
SELECT event_id, ordinal, fence, webhook_id, lane, followed
FROM OLD TABLE (
    DELETE FROM $delivery
    WHERE event_id = ? AND ordinal = ? AND fence = ? AND node IS NOT NULL)

--: reschedule
UPDATE $delivery SET due_at = $now + ?, attempts = ?, node = NULL
WHERE event_id = ? AND ordinal = ?

--: promote
UPDATE $delivery
SET followed = TRUE, due_at = CASE WHEN mode <> 0 AND node IS NULL THEN LEAST(due_at, $now) ELSE due_at END
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
INSERT INTO $delivery
    (event_id, ordinal, webhook_id, lane, mode, due_at, sequence, attempts, fence, triggered_by)
SELECT u.event_id, u.ordinal, u.webhook_id, u.lane,
       COALESCE((SELECT CASE w.ordering WHEN 'NONE' THEN 0 ELSE 1 END FROM $webhook w WHERE w.id = u.webhook_id), 1),
       $now, u.sequence, u.attempts, $now, u.triggered_by
FROM (VALUES (CAST(? AS VARCHAR), CAST(? AS SMALLINT), CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT),
              CAST(? AS INT), CAST(? AS VARCHAR)))
    u (event_id, ordinal, webhook_id, lane, sequence, attempts, triggered_by)

--: append_log
MERGE INTO $log ($log_columns)
KEY (event_id, ordinal, number)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        CASE WHEN CAST(? AS BOOLEAN) THEN $now END)

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

--: delete_unused_events
DELETE FROM $event e
WHERE e.id = ?
  AND NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)
