DO RELEASE_LOCK('webhooks4j.migration');
