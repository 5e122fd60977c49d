-- Rows come as one array per column, after the scalars.

--: now
(extract(epoch FROM statement_timestamp()) * 1000)::bigint

--: opening
-- A plan that was made when the tables were small would read them whole when they are not, so the rows of the lists are
-- always looked up one by one in an index. And a node that is frozen within a transaction would keep rows locked, which
-- all others pass over, until it thaws.
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_hashjoin = off;
SET LOCAL idle_in_transaction_session_timeout = '10s'

--: recording
-- Making a plan takes as long as a third of a statement. By default the database makes a new one for each short list.
SET LOCAL plan_cache_mode = force_generic_plan

--: claiming
-- If a crash of the database undoes a claim, a node claims again. So no request waits until the claim is on disk, unless the
-- claim takes a sequence number that another delivery could get then: see "flushed".
SET LOCAL synchronous_commit = off

--: flushed
-- A number that a receiver may see is on the disk before it is sent, where after a crash another delivery could get it.
SET LOCAL synchronous_commit TO DEFAULT

--: reading
-- A page is read by walking an index in its order until the page is full. Where a guess of how many rows are alike is
-- wrong, and it is where one webhook has most of the dead ones, the other ways read all of them first. And some indexes
-- are for one status only, which a kept plan does not know.
SET LOCAL plan_cache_mode = force_custom_plan;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_hashjoin = off

--: due_webhooks
SELECT f.webhook_id, COUNT(*) AS deliveries, $now AS now
FROM (SELECT d.webhook_id
      FROM $delivery d
      WHERE d.due_at + 0 >= ? AND d.due_at + 0 <= $now AND (d.leased_until IS NULL OR d.leased_until <= $now)
      ORDER BY d.due_at + 0
      LIMIT ?) f
GROUP BY f.webhook_id

--: take_purge_turn
SELECT version FROM $schema WHERE version = 1 AND pg_try_advisory_xact_lock(7310273812057 + tableoid::bigint)

--: waiting_webhooks
WITH RECURSIVE waiting AS (
    (SELECT webhook_id, due_at FROM $delivery WHERE webhook_id > ? ORDER BY webhook_id, due_at LIMIT 1)
    UNION ALL
    SELECT n.webhook_id, n.due_at
    FROM waiting w
    CROSS JOIN LATERAL (
        SELECT d.webhook_id, d.due_at
        FROM $delivery d
        WHERE d.webhook_id > w.webhook_id
        ORDER BY d.webhook_id, d.due_at
        LIMIT 1) n
)
SELECT w.webhook_id,
       w.due_at <= $now AND (
           SELECT TRUE
           FROM $delivery d
           WHERE d.webhook_id = w.webhook_id AND d.due_at <= $now
             AND (d.leased_until IS NULL OR d.leased_until <= $now)
           ORDER BY d.due_at
           LIMIT 1) IS NOT NULL AS due
FROM waiting w
LIMIT 1000

--: insert_for_one
INSERT INTO $event (id, type, object_type, object_id, actor, origin, occurred_at, payload, context_headers)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, triggered_by, payload_bytes, incarnation, due_at,
    attempts, fence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, $now, 0, $now)

--: insert_one
WITH stored AS (
    INSERT INTO $event (id, type, object_type, object_id, actor, origin, occurred_at, payload, context_headers)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
)
INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, triggered_by, payload_bytes, incarnation, due_at,
    attempts, fence)
SELECT ?, u.ordinal, u.webhook_id, ?, u.mode, u.triggered_by, ?, u.incarnation, $now, 0, $now
FROM unnest(?::int4[], ?::text[], ?::int4[], ?::text[], ?::int8[])
    u (ordinal, webhook_id, mode, triggered_by, incarnation)

--: insert_all
WITH stored AS (
    INSERT INTO $event (id, type, object_type, object_id, actor, origin, occurred_at, payload, context_headers)
    SELECT *
    FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[],
        ?::text[])
)
INSERT INTO $delivery (event_id, ordinal, webhook_id, lane, mode, triggered_by, payload_bytes, incarnation, due_at,
    attempts, fence)
SELECT u.*, $now, 0, $now
FROM unnest(?::text[], ?::int4[], ?::text[], ?::int8[], ?::int4[], ?::text[], ?::int4[], ?::int8[]) u

--: window
SELECT c.*,
       CASE WHEN c.mode <> 0 THEN (
           SELECT h.position
           FROM $delivery h
           WHERE h.webhook_id = c.webhook_id AND h.lane = c.lane
           ORDER BY h.position
           LIMIT 1) END AS head
FROM unnest(?::text[], ?::int8[], ?::int4[]) u (webhook_id, since, size)
CROSS JOIN LATERAL (
    SELECT d.event_id, d.ordinal, d.webhook_id, d.lane, d.position, d.mode, d.due_at, d.sequence, d.attempts,
           d.fence, d.triggered_by, d.payload_bytes, d.incarnation, $now AS now
    FROM $delivery d
    WHERE d.webhook_id = u.webhook_id AND d.due_at >= u.since AND d.due_at <= $now
      AND (d.leased_until IS NULL OR d.leased_until <= $now)
    ORDER BY d.due_at, d.position
    LIMIT u.size
    FOR UPDATE SKIP LOCKED) c

--: lane_heads
SELECT h.webhook_id, h.lane, h.position
FROM unnest(?::text[], ?::int8[]) u (webhook_id, lane)
CROSS JOIN LATERAL (
    SELECT d.webhook_id, d.lane, d.position
    FROM $delivery d
    WHERE d.webhook_id = u.webhook_id AND d.lane = u.lane
    ORDER BY d.position
    LIMIT 1) h

--: lock_at_position
SELECT d.event_id, d.ordinal, d.webhook_id, d.lane, d.position, d.mode, greatest(d.due_at, d.leased_until) AS due_at,
       d.sequence, d.attempts, d.fence, d.triggered_by, d.payload_bytes, d.incarnation, $now AS now, d.position AS head
FROM unnest(?::text[], ?::int8[], ?::int8[]) u (webhook_id, lane, position)
JOIN $delivery d ON d.webhook_id = u.webhook_id AND d.lane = u.lane AND d.position = u.position
FOR UPDATE OF d SKIP LOCKED

--: other_lanes
SELECT h.webhook_id, h.lane, h.position
FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int4[]) u (webhook_id, above, up_to, size)
CROSS JOIN LATERAL (
    WITH RECURSIVE heads AS (
        (SELECT d.webhook_id, d.lane, d.position, 1 AS number
         FROM $delivery d
         WHERE d.webhook_id = u.webhook_id AND d.lane > u.above AND d.lane <= u.up_to
         ORDER BY d.lane, d.position
         LIMIT 1)
        UNION ALL
        SELECT n.webhook_id, n.lane, n.position, l.number + 1
        FROM heads l
        CROSS JOIN LATERAL (
            SELECT d.webhook_id, d.lane, d.position
            FROM $delivery d
            WHERE d.webhook_id = u.webhook_id AND d.lane > l.lane AND d.lane <= u.up_to
            ORDER BY d.lane, d.position
            LIMIT 1) n
        WHERE l.number < u.size
    )
    SELECT webhook_id, lane, position FROM heads) h

--: superseded
SELECT u.position
FROM unnest(?::text[], ?::int8[], ?::int8[], ?::int8[]) u (webhook_id, lane, position, incarnation)
CROSS JOIN LATERAL (
    SELECT d.mode, d.attempts, d.node, d.incarnation
    FROM $delivery d
    WHERE d.webhook_id = u.webhook_id AND d.lane = u.lane AND d.position > u.position
    ORDER BY d.position
    LIMIT 1) n
WHERE n.mode = 2 AND n.attempts = 0 AND n.node IS NULL
  AND NOT COALESCE(NULLIF(n.incarnation, 0) <> NULLIF(u.incarnation, 0), FALSE)

--: hand_on_bases
INSERT INTO $base (event_id, ordinal, base_event_id)
SELECT u.event_id, u.ordinal, COALESCE(b.base_event_id, u.superseded_event)
FROM unnest(?::text[], ?::int4[], ?::text[], ?::int4[]) u (event_id, ordinal, superseded_event, superseded_ordinal)
LEFT JOIN $base b ON b.event_id = u.superseded_event AND b.ordinal = u.superseded_ordinal
ON CONFLICT (event_id, ordinal) DO NOTHING

--: bytes_with_bases
SELECT b.event_id, b.ordinal, octet_length(e.payload) + octet_length(c.payload) AS bytes
FROM unnest(?::text[], ?::int4[]) u (event_id, ordinal)
JOIN $base b ON b.event_id = u.event_id AND b.ordinal = u.ordinal
JOIN $event e ON e.id = b.event_id
JOIN $event c ON c.id = b.base_event_id

--: set_bytes
UPDATE $delivery d SET payload_bytes = u.bytes
FROM unnest(?::int4[], ?::text[], ?::int4[]) u (bytes, event_id, ordinal)
WHERE d.event_id = u.event_id AND d.ordinal = u.ordinal

--: bases
SELECT b.event_id, b.ordinal, e.id, e.type, e.object_type, e.object_id, e.actor, e.origin, e.occurred_at, e.payload,
       e.context_headers
FROM unnest(?::text[], ?::int4[]) u (event_id, ordinal)
JOIN $base b ON b.event_id = u.event_id AND b.ordinal = u.ordinal
JOIN $event e ON e.id = b.base_event_id

--: delete_bases
DELETE FROM $base b
USING unnest(?::text[]) u (id)
WHERE b.event_id = u.id

--: lane_in_order
SELECT d.*, e.type AS event_type, e.object_type, e.object_id, e.occurred_at
FROM unnest(?::text[], ?::int8[], ?::int4[]) u (webhook_id, lane, size)
CROSS JOIN LATERAL (
    SELECT d.event_id, d.ordinal, d.webhook_id, d.lane, d.position, d.mode, greatest(d.due_at, d.leased_until) AS due_at,
           d.sequence, d.attempts, d.fence, d.triggered_by, d.payload_bytes, d.incarnation, $now AS now, CAST(NULL AS int8) AS head, d.node
    FROM $delivery d
    WHERE d.webhook_id = u.webhook_id AND d.lane = u.lane
    ORDER BY d.position
    LIMIT u.size) d
LEFT JOIN $event e ON e.id = d.event_id

--: park
UPDATE $delivery d SET due_at = u.due_at
FROM unnest(?::int8[], ?::text[], ?::int4[]) u (due_at, event_id, ordinal)
WHERE d.event_id = u.event_id AND d.ordinal = u.ordinal

--: follow
UPDATE $delivery d SET followed = TRUE
FROM unnest(?::text[], ?::int8[], ?::int8[]) u (webhook_id, lane, position)
WHERE d.webhook_id = u.webhook_id AND d.lane = u.lane AND d.position = u.position

--: raise_sequences
INSERT INTO $lane AS l (webhook_id, lane, last_sequence)
SELECT *
FROM unnest(?::text[], ?::int8[], ?::int8[])
ON CONFLICT (webhook_id, lane) DO UPDATE SET last_sequence = l.last_sequence + excluded.last_sequence
RETURNING webhook_id, lane, last_sequence

--: lease_taking
-- No column of an index changes, so that the new version of the row stands in the same page and is found by the old
-- entries. A delivery without a number takes one of those by which its lane has just been raised.
UPDATE $delivery d SET node = ?, leased_until = ?, fence = u.fence, sequence = COALESCE(u.sequence, (
    SELECT l.last_sequence - u.before_last
    FROM $lane l
    WHERE l.webhook_id = d.webhook_id AND l.lane = d.lane))
FROM unnest(?::int8[], ?::int8[], ?::text[], ?::int4[], ?::int4[]) u
    (sequence, fence, event_id, ordinal, before_last)
WHERE d.event_id = u.event_id AND d.ordinal = u.ordinal

--: events
SELECT e.id, e.type, e.object_type, e.object_id, e.actor, e.origin, e.occurred_at, e.payload,
       e.context_headers
FROM unnest(?::text[]) u (id)
JOIN $event e ON e.id = u.id

--: lock_claimed
SELECT d.event_id, d.ordinal, d.fence, d.webhook_id, d.lane, d.followed
FROM unnest(?::text[], ?::int4[], ?::int8[]) u (event_id, ordinal, fence)
JOIN $delivery d ON d.event_id = u.event_id AND d.ordinal = u.ordinal
WHERE d.fence = u.fence AND d.node IS NOT NULL
FOR UPDATE OF d

--: delete
DELETE FROM $delivery d
USING unnest(?::text[], ?::int4[]) u (event_id, ordinal)
WHERE d.event_id = u.event_id AND d.ordinal = u.ordinal

--: delete_claimed
DELETE FROM $delivery d
USING unnest(?::text[], ?::int4[], ?::int8[]) u (event_id, ordinal, fence)
WHERE d.event_id = u.event_id AND d.ordinal = u.ordinal AND d.fence = u.fence AND d.node IS NOT NULL
RETURNING d.event_id, d.ordinal, d.fence, d.webhook_id, d.lane, d.followed

--: reschedule
UPDATE $delivery d SET due_at = $now + u.delay, attempts = u.attempts, node = NULL, leased_until = NULL
FROM unnest(?::int8[], ?::int4[], ?::text[], ?::int4[]) u (delay, attempts, event_id, ordinal)
WHERE d.event_id = u.event_id AND d.ordinal = u.ordinal

--: promote
-- It is as old as when it was stored, or last claimed, which is its fence: as if it became due now, a long lane would
-- stand at each step behind everything else that is due.
UPDATE $delivery d
SET followed = TRUE, due_at = CASE WHEN d.mode <> 0 AND d.node IS NULL THEN least(d.due_at, d.fence, $now) ELSE d.due_at END
FROM unnest(?::text[], ?::int8[], ?::int8[]) u (webhook_id, lane, position)
WHERE d.webhook_id = u.webhook_id AND d.lane = u.lane AND d.position = u.position

--: pending
SELECT d.event_id, d.ordinal
FROM unnest(?::text[], ?::int4[]) u (event_id, ordinal)
JOIN $delivery d ON d.event_id = u.event_id AND d.ordinal = u.ordinal

--: lock_events
SELECT e.id
FROM unnest(?::text[]) u (id)
JOIN $event e ON e.id = u.id
FOR UPDATE OF e

--: reinsert
-- The fence is greater than that of the last claim, even within the millisecond: each attempt so far had one.
INSERT INTO $delivery
    (event_id, ordinal, webhook_id, lane, mode, due_at, sequence, attempts, fence, triggered_by, incarnation,
     payload_bytes)
SELECT u.event_id, u.ordinal, u.webhook_id, u.lane,
       COALESCE((SELECT CASE w.ordering WHEN 'NONE' THEN 0 ELSE 1 END FROM $webhook w WHERE w.id = u.webhook_id), 1),
       $now, u.sequence, u.made, $now + 1 + u.made, u.triggered_by, u.incarnation,
       (SELECT octet_length(e.payload) FROM $event e WHERE e.id = u.event_id)
           + COALESCE((SELECT octet_length(c.payload)
                       FROM $base b
                       JOIN $event c ON c.id = b.base_event_id
                       WHERE b.event_id = u.event_id AND b.ordinal = u.ordinal), 0)
FROM (SELECT u.*,
             greatest(u.attempts, COALESCE((SELECT max(l.number)
                                            FROM $log l
                                            WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal), 0)) AS made
      FROM unnest(?::text[], ?::int4[], ?::text[], ?::int8[], ?::int8[], ?::int4[], ?::text[], ?::int8[])
          u (event_id, ordinal, webhook_id, lane, sequence, attempts, triggered_by, incarnation)) u

--: lock_pending
SELECT d.event_id, d.ordinal, d.webhook_id, d.incarnation, d.sequence, d.attempts, d.triggered_by, d.lane, d.position,
       d.followed, d.node IS NOT NULL AND greatest(d.due_at, d.leased_until) > $now AS leased
FROM unnest(?::text[], ?::int4[]) u (event_id, ordinal)
JOIN $delivery d ON d.event_id = u.event_id AND d.ordinal = u.ordinal
FOR UPDATE OF d

--: event_heads
SELECT e.id, e.type, e.object_type, e.object_id, e.occurred_at
FROM unnest(?::text[]) u (id)
JOIN $event e ON e.id = u.id

--: append_first_log
INSERT INTO $log ($log_columns)
SELECT u.event_id, u.ordinal, u.number, u.webhook_id, u.lane, u.status, u.event_type, u.object_type, u.object_id,
       u.occurred_at, u.sequence, u.attempts, u.triggered_by, u.started_at, u.outcome, u.status_code, u.total_ns,
       u.details, u.incarnation, CASE WHEN u.purgeable_since THEN $now END
FROM unnest(?::text[], ?::int4[], ?::int4[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::int8[], ?::int8[], ?::int4[], ?::text[], ?::int8[], ?::text[], ?::int4[], ?::int8[], ?::text[],
            ?::int8[], ?::bool[])
    u ($log_columns)

--: append_log
INSERT INTO $log AS l ($log_columns)
SELECT u.event_id, u.ordinal, u.number, u.webhook_id, u.lane, u.status, u.event_type, u.object_type, u.object_id,
       u.occurred_at, u.sequence, u.attempts, u.triggered_by, u.started_at, u.outcome, u.status_code, u.total_ns,
       u.details, u.incarnation, CASE WHEN u.purgeable_since THEN $now END
FROM unnest(?::text[], ?::int4[], ?::int4[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::int8[], ?::int8[], ?::int4[], ?::text[], ?::int8[], ?::text[], ?::int4[], ?::int8[], ?::text[],
            ?::int8[], ?::bool[])
    u ($log_columns)
ON CONFLICT (event_id, ordinal, number) DO UPDATE SET
    status = excluded.status, purgeable_since = excluded.purgeable_since, attempts = excluded.attempts

--: count_attempts
INSERT INTO $tally AS t (webhook_id, start_hour, outcome, latency_ms, attempts, last_at, last_status_code)
SELECT *
FROM unnest(?::text[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::int4[])
ON CONFLICT (webhook_id, start_hour, outcome, latency_ms) DO UPDATE SET
    attempts = t.attempts + excluded.attempts,
    last_status_code = CASE WHEN excluded.last_at < t.last_at THEN t.last_status_code ELSE excluded.last_status_code END,
    last_at = greatest(t.last_at, excluded.last_at)

--: forget_tallies
DELETE FROM $tally t
USING unnest(?::text[], ?::int8[]) u (webhook_id, age)
WHERE t.webhook_id = u.webhook_id AND t.start_hour <= $now - u.age

--: clear_end
UPDATE $log l SET status = NULL, purgeable_since = NULL
FROM unnest(?::text[], ?::int4[], ?::int4[]) u (event_id, ordinal, number)
WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal AND l.status IS NOT NULL AND l.number <> u.number

--: delete_bare_end
DELETE FROM $log l
USING unnest(?::text[], ?::int4[]) u (event_id, ordinal)
WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal AND l.number = 0

--: reopen
UPDATE $log l SET status = NULL, purgeable_since = NULL
FROM unnest(?::text[], ?::int4[]) u (event_id, ordinal)
WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal AND l.status IS NOT NULL

--: delete_log
DELETE FROM $log l
USING unnest(?::text[], ?::int4[]) u (event_id, ordinal)
WHERE l.event_id = u.event_id AND l.ordinal = u.ordinal

--: forget_lanes
DELETE FROM $lane l
USING unnest(?::text[], ?::int8[], ?::int8[]) u (webhook_id, lane, last_sequence)
WHERE l.webhook_id = u.webhook_id AND l.lane = u.lane AND l.last_sequence = u.last_sequence

--: unused_events
SELECT e.id
FROM unnest(?::text[]) u (id)
JOIN $event e ON e.id = u.id
WHERE NOT EXISTS (SELECT 1 FROM $delivery d WHERE d.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $log l WHERE l.event_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM $base b WHERE b.base_event_id = e.id)

--: delete_events
DELETE FROM $event e
USING unnest(?::text[]) u (id)
WHERE e.id = u.id
