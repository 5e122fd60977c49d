package org.webhooks4j.examples.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.webhooks4j.spring.boot.ObjectDescription;

/**
 * A host that keeps servers and says so to webhooks. Sign in as {@code alice} with the password {@code secret}; the
 * page is at {@code /toolbox/webhooks}, the servers at {@code /servers}.
 */
@SpringBootApplication
public class ExampleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ExampleApplication.class, arguments);
    }

    /** Only needed to call objects otherwise than their class, or to leave fields out. */
    @Bean
    ObjectDescription<Server> serverDescription() {
        return ObjectDescription.of(Server.class, "server", Server::getId);
    }

    @Bean
    InMemoryUserDetailsManager users() {
        return new InMemoryUserDetailsManager(User.withUsername("alice")
                .password("{noop}secret")
                .roles("ADMIN")
                .build());
    }
}
