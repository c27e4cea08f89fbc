package dev.waybill.demo.erp;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The customers, by number. */
final class ClientBook {
    private final Map<String, Client> clients = new TreeMap<>();

    List<Client> all() {
        return List.copyOf(clients.values());
    }

    void put(Client client) {
        clients.put(client.number(), client);
    }

    /** Those of whom any text has one of these in it, whatever its case, accents and signs; the newest first. */
    List<Client> search(List<String> texts, int limit) {
        List<String> wanted = texts.stream()
                .map(ClientBook::plain)
                .filter(text -> !text.isEmpty())
                .toList();
        return clients.values().stream()
                .filter(client -> client.texts().map(ClientBook::plain).anyMatch(text -> wanted.stream()
                        .anyMatch(text::contains)))
                .sorted((one, other) -> other.number().compareTo(one.number()))
                .limit(limit)
                .toList();
    }

    /** Refuses a reference that is somebody's already (409). */
    Client create(Client.Form form, Instant at) {
        clients.values().stream()
                .filter(client ->
                        form.references().stream().anyMatch(client.said().references()::contains))
                .findFirst()
                .ifPresent(there -> {
                    throw new Refusal(409, "REFERENCE_TAKEN", "Customer " + there.number() + " has that reference");
                });
        Client client = new Client("C%05d".formatted(clients.size() + 1), 1, at, form);
        put(client);
        return client;
    }

    /** Refuses a change of what changed since that revision was read (412). */
    Client revise(String number, int revision, Client.Form form, Instant at) {
        Client there = Optional.ofNullable(clients.get(number))
                .orElseThrow(() -> new Refusal(404, "CUSTOMER_UNKNOWN", "Customer " + number + " does not exist"));
        if (there.revision() != revision) {
            throw new Refusal(412, "REVISION_OLD", "Customer " + number + " is at revision " + there.revision());
        }
        Client changed = new Client(number, revision + 1, at, form);
        put(changed);
        return changed;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
