-- Which of the webhooks of one id a row belongs to: those that are there are the first, as far as anybody knows. Of a
-- delivery, and in the log, none if that was not known.
ALTER TABLE $webhook ADD COLUMN incarnation BIGINT DEFAULT 1 NOT NULL;

ALTER TABLE $delivery ADD COLUMN incarnation BIGINT;

ALTER TABLE $log ADD COLUMN incarnation BIGINT;
