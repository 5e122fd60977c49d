-- Whether later deliveries of the lane were put off until this one ends.
ALTER TABLE $delivery ADD COLUMN followed BOOLEAN NOT NULL DEFAULT TRUE;

ALTER TABLE $delivery ALTER COLUMN followed SET DEFAULT FALSE;
