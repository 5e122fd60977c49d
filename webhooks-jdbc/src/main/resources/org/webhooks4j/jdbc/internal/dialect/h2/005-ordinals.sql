-- An event may have more deliveries than a small number counts.
ALTER TABLE $delivery ALTER COLUMN ordinal SET DATA TYPE INT;

ALTER TABLE $log ALTER COLUMN ordinal SET DATA TYPE INT;
