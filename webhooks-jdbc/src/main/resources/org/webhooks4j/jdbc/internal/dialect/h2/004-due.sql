-- What is due is found without a look at each webhook that only waits.
CREATE INDEX IF NOT EXISTS $index_delivery_time ON $delivery (due_at);
