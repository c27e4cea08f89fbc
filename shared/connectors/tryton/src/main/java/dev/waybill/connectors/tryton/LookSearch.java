package dev.waybill.connectors.tryton;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.Phones;
import dev.waybill.connector.party.Resemblance;
import dev.waybill.connector.party.TaxIds;
import dev.waybill.domain.party.Customer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks Tryton for parties that may look like a customer. Patterns of {@code ilike} (trytond 6.0, {@code doc/ref/models.rst}, "Domain")
 * stand for a text with a slip of a finger anywhere; letters that may bear an accent stand for any letter, since SQLite knows no
 * accents and PostgreSQL ignores them only with an extension. It answers more than is looked for; who resembles, is judged elsewhere.
 */
final class LookSearch {
    /** Letters that a gap swallows: as wide as can be missing and still leave most of an e-mail address. */
    private static final int GAP = 4;

    /** Gaps overlap by one letter, so that two neighbours who were swapped are in one of them. */
    private static final int STEP = GAP - 1;

    /** Shorter texts would become patterns that fit everybody. */
    private static final int SHORTEST = 8;

    private static final Pattern ACCENTED = Pattern.compile("[aceinouyszl]|[^\\x00-\\x7F]");

    private LookSearch() {}

    /** At least one condition: without any, everybody would be answered. */
    static List<Object> domain(Customer customer) {
        List<Object> anyOf = new ArrayList<>();
        anyOf.add("OR");
        customer.emails().stream()
                .flatMap(text -> Identifiers.email(text).stream())
                .forEach(email -> emails(email)
                        .forEach(pattern -> anyOf.add(where(
                                "contact_mechanisms",
                                List.of("type", "=", "email"),
                                List.of("value", "ilike", pattern)))));
        customer.phones().stream()
                .flatMap(text -> Phones.written(text, customer.country()).stream())
                // The country's prefix is there or not.
                .map(number -> number.substring(Math.min(number.length(), 3)))
                .flatMap(LookSearch::gapped)
                .forEach(pattern ->
                        anyOf.add(where("contact_mechanisms", List.of("value_compact", "ilike", "%" + pattern))));
        customer.taxId().flatMap(text -> TaxIds.key(text, customer.country())).map(key -> key.substring(2)).stream()
                .flatMap(LookSearch::gapped)
                .forEach(pattern -> anyOf.add(List.of("identifiers.code", "ilike", "%" + pattern)));
        if (!customer.company().isBlank()) {
            anyOf.add(List.of("name", "ilike", words(customer.company()).collect(Collectors.joining("%", "%", "%"))));
        }
        List<String> codes = customer.addresses().stream()
                .map(it -> it.address().postalCode().strip())
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        if (!codes.isEmpty()) {
            anyOf.add(List.of(List.of("addresses.postal_code", "in", codes), named(customer.names())));
        }
        return anyOf.size() > 1 ? List.of(anyOf) : List.of(List.of("id", "=", -1));
    }

    /** Who has any word of these names. */
    private static List<Object> named(Collection<String> names) {
        List<Object> anyOf = new ArrayList<>();
        anyOf.add("OR");
        names.stream()
                .flatMap(LookSearch::words)
                .distinct()
                .map(word -> "%" + word + "%")
                .forEach(pattern -> {
                    anyOf.add(List.of("name", "ilike", pattern));
                    anyOf.add(List.of("contact_mechanisms.name", "ilike", pattern));
                });
        return anyOf.size() > 1 ? anyOf : List.of("id", "=", -1);
    }

    /** With anything or nothing behind a plus, and with one slip anywhere. */
    private static Stream<String> emails(String email) {
        String plain = email.replaceFirst("\\+.*@", "@");
        String tagged = plain.replace("@", "+%@");
        return Stream.concat(
                Stream.of(plain, tagged).map(LookSearch::escaped),
                gapped(plain).flatMap(pattern -> Stream.of(pattern, pattern.replace("@", "+%@"))));
    }

    /** With one slip anywhere. */
    private static Stream<String> gapped(String text) {
        return text.length() < SHORTEST
                ? Stream.empty()
                : IntStream.iterate(0, at -> at < text.length() - 1, at -> at + STEP)
                        .mapToObj(at -> escaped(text.substring(0, at)) + "%"
                                + escaped(text.substring(Math.min(text.length(), at + GAP))));
    }

    private static Stream<String> words(String name) {
        return Resemblance.searchedWords(name.toLowerCase(Locale.ROOT)).stream()
                .map(word -> ACCENTED.matcher(word).replaceAll("_"));
    }

    private static List<Object> where(String children, Object... clauses) {
        return List.of(children, "where", List.of(clauses));
    }

    /** As {@link PartySearch} does it: a wider answer is narrowed by whoever judges. */
    private static String escaped(String text) {
        return text.replace("%", "_").replace("\\", "_");
    }
}
