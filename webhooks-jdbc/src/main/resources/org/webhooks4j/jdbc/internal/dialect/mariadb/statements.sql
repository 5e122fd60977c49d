-- Rows come as one JSON text, before the scalars; or a part in braces is repeated for each, after the scalars.
-- Indexes are named, because a table of few rows is read whole otherwise: what changes or locks rows would then wait for
-- those of a host's transaction that is not committed yet.

--: now
(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)

--: opening
SET TRANSACTION ISOLATION LEVEL READ COMMITTED

--: same_text
CAST(CONVERT(? USING utf8mb4) AS BINARY)

--: due_webhooks
SELECT f.webhook_id, COUNT(*) AS deliveries, $now AS now
FROM (SELECT webhook_id
      FROM $delivery FORCE INDEX (delivery_time)
      WHERE due_at >= ? AND due_at <= $now
      ORDER BY due_at
      LIMIT ?) f
GROUP BY f.webhook_id

--: take_purge_turn
SELECT version FROM $schema
WHERE version = 1 AND GET_LOCK(CONCAT('webhooks4j.purge.', MD5(CONCAT(COALESCE(DATABASE(), ''), ' $schema'))), 0) = 1

--: give_up_purge_turn
DO RELEASE_LOCK(CONCAT('webhooks4j.purge.', MD5(CONCAT(COALESCE(DATABASE(), ''), ' $schema'))))

--: waiting_webhooks
SELECT webhook_id, MIN(due_at) <= $now AS due
FROM $delivery
WHERE webhook_id > ?
GROUP BY webhook_id
ORDER BY webhook_id
LIMIT 1000

--: insert_events
INSERT INTO $event (id, type, object_type, object_id, actor, origin, occurred_at, payload, context_headers)
VALUES {(?, ?, ?, ?, ?, ?, ?, ?, ?)|, }

--: insert_deliveries
INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, triggered_by, payload_bytes, incarnation, due_at,
                       attempts, fence)
VALUES {(?, ?, ?, ?, ?, ?, ?, ?, $now, 0, $now)|, }

--: window
-- Left to itself MariaDB reads and sorts the whole table as soon as much of it is due.
{(SELECT event_id, ordinal, webhook_id, lane, position, mode, due_at, sequence, attempts, fence, triggered_by,
         payload_bytes, incarnation, $now AS now, CAST(NULL AS SIGNED) AS head
  FROM $delivery FORCE INDEX (delivery_due)
  WHERE webhook_id = ? AND due_at >= ? AND due_at <= $now
  ORDER BY due_at, position
  LIMIT ?
  FOR UPDATE SKIP LOCKED)| UNION ALL }

--: lane_heads
SELECT h.webhook_id, h.lane, h.position
FROM (SELECT u.webhook_id, u.lane,
             (SELECT d.position
              FROM $delivery d
              WHERE d.webhook_id = u.webhook_id AND d.lane = u.lane
              ORDER BY d.position
              LIMIT 1) AS position
      FROM JSON_TABLE(?, '$[*]' COLUMNS (
               webhook_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[0]',
               lane BIGINT PATH '$[1]')) u) h
WHERE h.position IS NOT NULL

--: lock_at_position
SELECT d.event_id, d.ordinal, d.webhook_id, d.lane, d.position, d.mode, d.due_at, d.sequence, d.attempts, d.fence,
       d.triggered_by, d.payload_bytes, d.incarnation, $now AS now, d.position AS head
FROM JSON_TABLE(?, '$[*]' COLUMNS (position BIGINT PATH '$[2]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (PRIMARY) ON d.position = u.position
FOR UPDATE SKIP LOCKED

--: other_lanes
{(SELECT webhook_id, lane, MIN(position) AS position
  FROM $delivery FORCE INDEX (delivery_lane)
  WHERE webhook_id = ? AND lane > ? AND lane <= ?
  GROUP BY webhook_id, lane
  LIMIT ?)| UNION ALL }

--: superseded
SELECT u.position
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         webhook_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[0]',
         lane BIGINT PATH '$[1]',
         position BIGINT PATH '$[2]',
         incarnation BIGINT PATH '$[3]')) u
WHERE (SELECT IF(n.attempts = 0 AND n.node IS NULL
                 AND NOT COALESCE(NULLIF(n.incarnation, 0) <> NULLIF(u.incarnation, 0), FALSE), n.mode, NULL)
       FROM $delivery n
       WHERE n.webhook_id = u.webhook_id AND n.lane = u.lane AND n.position > u.position
       ORDER BY n.position
       LIMIT 1) = 2

--: hand_on_bases
INSERT IGNORE INTO $base (event_id, ordinal, base_event_id)
SELECT u.event_id, u.ordinal, COALESCE(b.base_event_id, u.superseded_event)
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]',
         superseded_event CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[2]',
         superseded_ordinal INT PATH '$[3]')) u
LEFT JOIN $base b FORCE INDEX (PRIMARY) ON b.event_id = u.superseded_event AND b.ordinal = u.superseded_ordinal

--: bytes_with_bases
-- Not together with the change, which would lock the events.
SELECT b.event_id, b.ordinal, LENGTH(e.payload) + LENGTH(c.payload) AS bytes
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $base b FORCE INDEX (PRIMARY) ON b.event_id = u.event_id AND b.ordinal = u.ordinal
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = b.event_id
STRAIGHT_JOIN $event c FORCE INDEX (PRIMARY) ON c.id = b.base_event_id

--: set_bytes
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
           bytes INT PATH '$[0]',
           event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
           ordinal INT PATH '$[2]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal
SET d.payload_bytes = u.bytes

--: bases
SELECT b.event_id, b.ordinal, e.id, e.type, e.object_type, e.object_id, e.actor, e.origin, e.occurred_at, e.payload,
       e.context_headers
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $base b FORCE INDEX (PRIMARY) ON b.event_id = u.event_id AND b.ordinal = u.ordinal
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = b.base_event_id

--: delete_bases
DELETE b
FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]')) u
STRAIGHT_JOIN $base b FORCE INDEX (PRIMARY) ON b.event_id = u.id

--: lane_in_order
{(SELECT d.event_id, d.ordinal, d.webhook_id, d.lane, d.position, d.mode, d.due_at, d.sequence, d.attempts, d.fence,
         d.triggered_by, d.payload_bytes, d.incarnation, $now AS now, CAST(NULL AS SIGNED) AS head, d.node, e.type AS event_type, e.object_type,
         e.object_id, e.occurred_at
  FROM $delivery d FORCE INDEX (delivery_lane)
  LEFT JOIN $event e ON e.id = d.event_id
  WHERE d.webhook_id = ? AND d.lane = ?
  ORDER BY d.position
  LIMIT ?)| UNION ALL }

--: park
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
           due_at BIGINT PATH '$[0]',
           event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
           ordinal INT PATH '$[2]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal
SET d.due_at = u.due_at

--: follow
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (position BIGINT PATH '$[2]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (PRIMARY) ON d.position = u.position
SET d.followed = TRUE

--: raise_sequences
INSERT INTO $lane (webhook_id, lane, last_sequence)
VALUES {(?, ?, ?)|, }
ON DUPLICATE KEY UPDATE last_sequence = last_sequence + VALUES(last_sequence)

--: read_sequences
SELECT l.webhook_id, l.lane, l.last_sequence
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         webhook_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[0]',
         lane BIGINT PATH '$[1]')) u
STRAIGHT_JOIN $lane l FORCE INDEX (PRIMARY) ON l.webhook_id = u.webhook_id AND l.lane = u.lane

--: lease
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
           sequence BIGINT PATH '$[0]',
           fence BIGINT PATH '$[1]',
           event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[2]',
           ordinal INT PATH '$[3]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal
SET d.node = ?, d.due_at = ?, d.sequence = u.sequence, d.fence = u.fence

--: events
SELECT e.id, e.type, e.object_type, e.object_id, e.actor, e.origin, e.occurred_at, e.payload,
       e.context_headers
FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]')) u
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = u.id

--: lock_claimed
SELECT d.event_id, d.ordinal, d.fence, d.webhook_id, d.lane, d.followed
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]',
         fence BIGINT PATH '$[2]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal
WHERE d.fence = u.fence AND d.node IS NOT NULL
FOR UPDATE

--: delete
DELETE d
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal

--: reschedule
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
           delay BIGINT PATH '$[0]',
           attempts INT PATH '$[1]',
           event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[2]',
           ordinal INT PATH '$[3]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal
SET d.due_at = $now + u.delay, d.attempts = u.attempts, d.node = NULL

--: promote
-- It is as old as when it was stored, or last claimed, which is its fence: as if it became due now, a long lane would
-- stand at each step behind everything else that is due.
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (position BIGINT PATH '$[2]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (PRIMARY) ON d.position = u.position
SET d.followed = TRUE,
    d.due_at = CASE WHEN d.mode <> 0 AND d.node IS NULL THEN LEAST(d.due_at, d.fence, $now) ELSE d.due_at END

--: pending
SELECT d.event_id, d.ordinal
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal

--: lock_events
SELECT e.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]')) u
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = u.id
FOR UPDATE

--: reinsert
-- The fence is greater than that of the last claim, even within the millisecond: each attempt so far had one.
INSERT INTO $delivery
    (event_id, ordinal, webhook_id, lane, mode, due_at, sequence, attempts, fence, triggered_by, incarnation,
     payload_bytes)
SELECT u.event_id, u.ordinal, u.webhook_id, u.lane,
       COALESCE((SELECT CASE w.ordering WHEN 'NONE' THEN 0 ELSE 1 END FROM $webhook w WHERE w.id = u.webhook_id), 1),
       $now, u.sequence, u.made, $now + 1 + u.made, u.triggered_by, u.incarnation,
       (SELECT LENGTH(e.payload) FROM $event e WHERE e.id = u.event_id)
           + COALESCE((SELECT LENGTH(c.payload)
                       FROM $base b
                       JOIN $event c ON c.id = b.base_event_id
                       WHERE b.event_id = u.event_id AND b.ordinal = u.ordinal), 0)
FROM (SELECT u.*,
             GREATEST(u.attempts, COALESCE((SELECT MAX(l.number)
                                            FROM $log l
                                            WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal), 0)) AS made
      FROM JSON_TABLE(?, '$[*]' COLUMNS (
               event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
               ordinal INT PATH '$[1]',
               webhook_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[2]',
               lane BIGINT PATH '$[3]',
               sequence BIGINT PATH '$[4]',
               attempts INT PATH '$[5]',
               triggered_by VARCHAR(20) PATH '$[6]',
               incarnation BIGINT PATH '$[7]')) u) u

--: lock_pending
SELECT d.event_id, d.ordinal, d.webhook_id, d.incarnation, d.sequence, d.attempts, d.triggered_by, d.lane, d.position,
       d.followed, d.node IS NOT NULL AND d.due_at > $now AS leased
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $delivery d FORCE INDEX (delivery_id) ON d.event_id = u.event_id AND d.ordinal = u.ordinal
FOR UPDATE

--: event_heads
SELECT e.id, e.type, e.object_type, e.object_id, e.occurred_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]')) u
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = u.id

--: append_first_log
INSERT INTO $log ($log_columns)
VALUES {(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, IF(?, $now, NULL))|, }

--: append_log
INSERT INTO $log ($log_columns)
VALUES {(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, IF(?, $now, NULL))|, }
ON DUPLICATE KEY UPDATE
    status = VALUES(status), purgeable_since = VALUES(purgeable_since), attempts = VALUES(attempts)

--: count_attempts
INSERT INTO $tally (webhook_id, start_hour, outcome, latency_ms, attempts, last_at, last_status_code)
VALUES {(?, ?, ?, ?, ?, ?, ?)|, }
ON DUPLICATE KEY UPDATE
    attempts = attempts + VALUES(attempts),
    last_status_code = IF(VALUES(last_at) < last_at, last_status_code, VALUES(last_status_code)),
    last_at = GREATEST(last_at, VALUES(last_at))

--: forget_tallies
DELETE t
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         webhook_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[0]',
         age BIGINT PATH '$[1]')) u
STRAIGHT_JOIN $tally t FORCE INDEX (PRIMARY) ON t.webhook_id = u.webhook_id AND t.start_hour <= $now - u.age

--: clear_end
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
           event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
           ordinal INT PATH '$[1]',
           number INT PATH '$[2]')) u
STRAIGHT_JOIN $log l FORCE INDEX (PRIMARY) ON l.event_id = u.event_id AND l.ordinal = u.ordinal
SET l.status = NULL, l.purgeable_since = NULL
WHERE l.status IS NOT NULL AND l.number <> u.number

--: delete_bare_end
DELETE l
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $log l FORCE INDEX (PRIMARY) ON l.event_id = u.event_id AND l.ordinal = u.ordinal AND l.number = 0

--: reopen
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
           event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
           ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $log l FORCE INDEX (PRIMARY) ON l.event_id = u.event_id AND l.ordinal = u.ordinal
SET l.status = NULL, l.purgeable_since = NULL
WHERE l.status IS NOT NULL

--: delete_log
DELETE l
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
         ordinal INT PATH '$[1]')) u
STRAIGHT_JOIN $log l FORCE INDEX (PRIMARY) ON l.event_id = u.event_id AND l.ordinal = u.ordinal

--: forget_lanes
DELETE l
FROM JSON_TABLE(?, '$[*]' COLUMNS (
         webhook_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[0]',
         lane BIGINT PATH '$[1]',
         last_sequence BIGINT PATH '$[2]')) u
STRAIGHT_JOIN $lane l FORCE INDEX (PRIMARY)
    ON l.webhook_id = u.webhook_id AND l.lane = u.lane AND l.last_sequence = u.last_sequence

--: unused_events
SELECT e.id
FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]')) u
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = u.id
WHERE NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $base b WHERE b.base_event_id = e.id)

--: delete_events
DELETE e
FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]')) u
STRAIGHT_JOIN $event e FORCE INDEX (PRIMARY) ON e.id = u.id
