-- What a delivery compares with because it superseded others: the event of the first of them.
CREATE TABLE IF NOT EXISTS $base (
    event_id text COLLATE "C" NOT NULL,
    ordinal int NOT NULL,
    base_event_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (event_id, ordinal)
);

CREATE INDEX IF NOT EXISTS $index_base_event ON $base (base_event_id);
