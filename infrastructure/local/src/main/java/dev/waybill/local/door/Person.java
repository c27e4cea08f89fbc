package dev.waybill.local.door;

import java.util.Arrays;
import java.util.Optional;

/** Who can sign in at this computer: one for each role, and a second approver for what two people have to let pass. */
enum Person {
    VERA("viewer", "viewer", "sees what happened and why"),
    OSCAR("operator", "operator", "also sends again, corrects and dismisses"),
    ALBA("approver", "approver", "also lets pass what a rule holds"),
    BRUNO("second-approver", "approver", "the second person, where two have to let it pass");

    private final String key;
    private final String role;
    private final String may;

    Person(String key, String role, String may) {
        this.key = key;
        this.role = role;
        this.may = may;
    }

    static Optional<Person> named(String key) {
        return Arrays.stream(values()).filter(person -> person.key.equals(key)).findFirst();
    }

    /** What the form of the page for signing in says. */
    String key() {
        return key;
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
