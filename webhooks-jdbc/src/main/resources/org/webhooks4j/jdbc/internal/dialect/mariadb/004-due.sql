-- What is due is found without a look at each webhook that only waits.
CREATE INDEX delivery_time ON $delivery (due_at);
