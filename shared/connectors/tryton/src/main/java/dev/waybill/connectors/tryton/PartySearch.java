package dev.waybill.connectors.tryton;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyIdentifier;
import dev.waybill.connector.party.PartyIdentifier.Kind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks Tryton for all parties that share anything with a customer. It answers more than that; who it is, is judged elsewhere. */
final class PartySearch {
    private PartySearch() {}

    static List<Object> domain(SystemId erp, Customer customer, Optional<String> called) {
        Set<PartyIdentifier> ours = Identifiers.of(customer);
        List<Object> anyOf = new ArrayList<>();
        anyOf.add("OR");
        called.ifPresent(name -> {
            anyOf.add(List.of("code", "=", name));
            if (name.matches("[0-9]{1,18}")) {
                anyOf.add(List.of("id", "=", Long.valueOf(name)));
            }
        });
        Identifiers.references(customer).stream()
                .flatMap(reference -> reference.idIn(erp).stream())
                .filter(id -> id.matches("[0-9]{1,18}"))
                .forEach(id -> anyOf.add(List.of("id", "=", Long.valueOf(id))));
        anyOf.add(List.of("identifiers.code", "in", codes(customer, ours)));
        values(ours, Kind.E_MAIL)
                .forEach(email ->
                        anyOf.add(where(List.of("type", "=", "email"), List.of("value", "ilike", escaped(email)))));
        List<String> phones = Stream.concat(
                        values(ours, Kind.PHONE).stream(),
                        customer.phones().stream().map(String::strip))
                .distinct()
                .toList();
        if (!phones.isEmpty()) {
            anyOf.add(where(List.of("value", "in", phones)));
            anyOf.add(where(List.of("value_compact", "in", phones)));
        }
        if (values(ours, Kind.NAME_AND_PLACE).isEmpty()) {
            return List.of(anyOf);
        }
        List<String> postalCodes = customer.addresses().stream()
                .map(it -> it.address().postalCode().strip())
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        customer.names()
                .forEach(name -> anyOf.add(List.of(
                        List.of("name", "ilike", escaped(name)), List.of("addresses.postal_code", "in", postalCodes))));
        return List.of(anyOf);
    }

    /** Our references, and its tax number in each way in which it is written there. */
    private static List<String> codes(Customer customer, Set<PartyIdentifier> ours) {
        Set<String> codes = new TreeSet<>(values(ours, Kind.EXTERNAL_ID));
        customer.taxId().map(String::strip).filter(text -> !text.isEmpty()).ifPresent(codes::add);
        values(ours, Kind.TAX_ID).forEach(key -> {
            codes.add(key);
            codes.add(key.substring(2));
        });
        return List.copyOf(codes);
    }

    private static List<String> values(Set<PartyIdentifier> ours, Kind kind) {
        return ours.stream()
                .filter(it -> it.kind() == kind)
                .map(PartyIdentifier::value)
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<Object> where(Object... clauses) {
        return List.of("contact_mechanisms", "where", List.of(clauses));
    }

    /** In a pattern, {@code %} and {@code _} stand for anything; a wider answer is narrowed by whoever judges. */
    private static String escaped(String text) {
        return text.replace("%", "_").replace("\\", "_");
    }
}
