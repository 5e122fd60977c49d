-- What a delivery compares with because it superseded others: the event of the first of them.
CREATE TABLE IF NOT EXISTS $base (
    event_id VARCHAR(26) NOT NULL,
    ordinal INT NOT NULL,
    base_event_id VARCHAR(26) NOT NULL,
    PRIMARY KEY (event_id, ordinal)
);

CREATE INDEX IF NOT EXISTS $index_base_event ON $base (base_event_id);
