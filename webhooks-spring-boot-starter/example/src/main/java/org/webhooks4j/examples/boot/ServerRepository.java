package org.webhooks4j.examples.boot;

import org.springframework.data.jpa.repository.JpaRepository;

/** The servers. */
interface ServerRepository extends JpaRepository<Server, String> {}
