package org.webhooks4j.spring.boot.host;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.webhooks4j.spring.boot.ObjectDescription;

/** A host as its developers write it: nothing in it configures the engine but a description of its objects. */
@SpringBootApplication
public class HostApplication {

    @Bean
    ObjectDescription<Server> serverDescription() {
        return ObjectDescription.of(Server.class, "server", Server::getId);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/actuator/**"))
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    @Bean
    InMemoryUserDetailsManager users() {
        return new InMemoryUserDetailsManager(user("alice", "ADMIN"), user("bob", "SUPPORT"), user("carol", "USER"));
    }

    private static UserDetails user(String name, String role) {
        return User.withUsername(name).password("{noop}secret").roles(role).build();
    }

    /** A page of the host's own. */
    @RestController
    static class Greeting {

        @RequestMapping({"/greeting", "/greeting/**"})
        String greet() {
            return "hello";
        }
    }
}
