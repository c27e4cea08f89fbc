package dev.waybill.domain.party;

import java.util.Locale;
import java.util.Optional;

/**
 * Who buys: a customer with an account, or a guest. {@code toString} hides it: this is personal data.
 *
 * @param id the shop's customer id as text; empty for a guest
 * @param email as the source wrote it
 */
public record Party(
        Optional<String> id,
        String name,
        String company,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> taxId) {

    /** The address as an identifier: trimmed, lower-case. */
    public Optional<String> emailKey() {
        return email.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
    }

    /** What to call the party: its name, else its company, else a word that says there was none. */
    public String displayName() {
        return !name.isBlank() ? name : !company.isBlank() ? company : "(no name)";
    }

    @Override
    public String toString() {
        return "Party[" + id.map(text -> "id " + text).orElse("guest") + ", hidden]";
    }
}
