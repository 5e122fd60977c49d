-- What is due is found without a look at each webhook that only waits. As an expression, so that no plan reads one
-- webhook's deliveries through this index, and with them those of all others.
CREATE INDEX IF NOT EXISTS $index_delivery_time ON $delivery ((due_at + 0));
