-- How many bytes the event's payload has in UTF-8, so that a claim knows what it reads; null if it is not known.
ALTER TABLE $delivery ADD COLUMN IF NOT EXISTS payload_bytes INT;
