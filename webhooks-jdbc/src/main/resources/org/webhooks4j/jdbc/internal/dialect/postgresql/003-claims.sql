-- A lease's end apart from due_at, in no index. In a page that is half full there is room for what leases change.
ALTER TABLE $delivery ADD COLUMN IF NOT EXISTS leased_until bigint;

ALTER TABLE $delivery SET (fillfactor = 50);

-- Whether later deliveries of the lane were put off until this one ends.
ALTER TABLE $delivery ADD COLUMN IF NOT EXISTS followed boolean NOT NULL DEFAULT TRUE;

ALTER TABLE $delivery ALTER COLUMN followed SET DEFAULT FALSE;
