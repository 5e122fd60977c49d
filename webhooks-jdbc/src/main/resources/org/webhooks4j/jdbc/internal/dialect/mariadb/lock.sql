DO GET_LOCK('webhooks4j.migration', 60);
