-- The headers of the trace context in which the event was raised.
ALTER TABLE $event ADD COLUMN IF NOT EXISTS context_headers VARCHAR;
