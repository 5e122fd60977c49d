ALTER TABLE $webhook ADD COLUMN tls_identity varchar(64);
