-- Whether later deliveries of the lane were put off until this one ends.
ALTER TABLE $delivery ADD COLUMN IF NOT EXISTS followed BOOLEAN DEFAULT TRUE NOT NULL;

ALTER TABLE $delivery ALTER COLUMN followed SET DEFAULT FALSE;
