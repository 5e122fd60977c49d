-- What a delivery compares with because it superseded others: the event of the first of them.
CREATE TABLE IF NOT EXISTS $base (
    event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ordinal INT NOT NULL,
    base_event_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (event_id, ordinal),
    KEY base_event (base_event_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ROW_FORMAT = DYNAMIC;
