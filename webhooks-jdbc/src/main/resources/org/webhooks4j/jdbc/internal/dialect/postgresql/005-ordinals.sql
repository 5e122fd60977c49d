-- An event may have more deliveries than a small number counts.
ALTER TABLE $delivery ALTER COLUMN ordinal TYPE int;

ALTER TABLE $log ALTER COLUMN ordinal TYPE int;
