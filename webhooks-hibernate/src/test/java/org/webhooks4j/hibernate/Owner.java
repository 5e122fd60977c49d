package org.webhooks4j.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** An entity without an annotation of ours, whose id the database generates. */
@Entity
class Owner {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long number;

    String mail = "";

    protected Owner() {}

    Owner(String mail) {
        this.mail = mail;
    }
}
