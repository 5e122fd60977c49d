-- An event may have more deliveries than a small number counts.
ALTER TABLE $delivery MODIFY COLUMN ordinal INT NOT NULL;

ALTER TABLE $log MODIFY COLUMN ordinal INT NOT NULL;
