ALTER TABLE $webhook ADD COLUMN tls_identity VARCHAR(64);
