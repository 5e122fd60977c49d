SELECT pg_advisory_xact_lock(7310273812056);
