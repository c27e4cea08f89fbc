package dev.waybill.local.door;

import java.util.Arrays;
import java.util.Optional;

/** Who can sign in at this computer: one for each role. */
enum Person {
    VERA("viewer", "sees what happened and why"),
    OSCAR("operator", "also sends again, corrects and dismisses"),
    ALBA("approver", "also lets pass what a rule holds");

    private final String role;
    private final String may;

    Person(String role, String may) {
        this.role = role;
        this.may = may;
    }

    static Optional<Person> named(String role) {
        return Arrays.stream(values())
                .filter(person -> person.role.equals(role))
                .findFirst();
    }

    String role() {
        return role;
    }

    /** As the history of what was done names them. */
    String who() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    String may() {
        return may;
    }
}
