package dev.waybill.domain.party;

import java.util.List;

/**
 * A person, or a desk, that a customer is reached at. {@code toString} hides it: this is personal data.
 *
 * @param name empty where the source names nobody
 * @param emails as the source wrote them
 * @param phones as the source wrote them
 */
public record Contact(String name, List<String> emails, List<String> phones) {
    public Contact {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    @Override
    public String toString() {
        return "Contact[hidden]";
    }
}
