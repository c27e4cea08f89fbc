package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is written on an order of the shop about its documents, in two metafields: {@code waybill.shown} for us, {@code
 * waybill.documents} for people.
 *
 * @param marks of the documents that were shown
 * @param parcels ids of the parcels that each delivery note was shown as, by its number
 * @param lines one for each document, in words
 * @param digests what each metafield was when it was read, by its key; none for one that is not there
 */
record OrderPaper(
        Set<String> marks, Map<String, Set<String>> parcels, List<String> lines, Map<String, String> digests) {
    static final String NAMESPACE = "waybill";
    static final String SHOWN = "shown";
    static final String DOCUMENTS = "documents";

    OrderPaper {
        marks = Set.copyOf(marks);
        parcels = Map.copyOf(parcels);
        lines = List.copyOf(lines);
        digests = Map.copyOf(digests);
    }

    /** Whoever empties or breaks the metafields has everything looked at again; what was sent is recognised all the same. */
    static OrderPaper of(JsonAt order, SystemId shop) {
        Map<String, String> digests = new TreeMap<>();
        for (String key : List.of(SHOWN, DOCUMENTS)) {
            order.find(key)
                    .ifPresent(at -> digests.put(key, at.at("compareDigest").text()));
        }
        List<String> lines = order.find(DOCUMENTS)
                .map(at -> at.textOrEmpty("value").lines().toList())
                .orElse(List.of());
        Optional<JsonAt> ours = order.find(SHOWN).flatMap(at -> parsed(at.textOrEmpty("value"), shop));
        return new OrderPaper(
                ours.map(at -> texts(at, "documents")).orElse(Set.of()),
                ours.flatMap(at -> at.find("parcels")).map(OrderPaper::parcels).orElse(Map.of()),
                lines,
                digests);
    }

    private static Optional<JsonAt> parsed(String value, SystemId shop) {
        try {
            return Optional.of(JsonAt.parse(Body.of(value), shop));
        } catch (FailureException broken) {
            return Optional.empty();
        }
    }

    private static Map<String, Set<String>> parcels(JsonAt json) {
        return json.members().stream().collect(Collectors.toMap(number -> number, number -> texts(json, number)));
    }

    private static Set<String> texts(JsonAt json, String member) {
        return json.find(member).filter(JsonAt::isArray).stream()
                .flatMap(list -> list.items().stream())
                .map(JsonAt::text)
                .collect(Collectors.toSet());
    }

    /** The parcels that some delivery note was shown as. */
    Set<String> taken() {
        return parcels.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Those that this delivery note was shown as. */
    Set<String> parcelsOf(String number) {
        return parcels.getOrDefault(number, Set.of());
    }

    /** With these, each in the place of what was said of the same document before. */
    OrderPaper with(List<DocumentEntry> entries) {
        Set<String> allMarks = new TreeSet<>(marks);
        Map<String, Set<String>> allParcels = new TreeMap<>(parcels);
        List<String> allLines = new ArrayList<>(lines);
        for (DocumentEntry entry : entries) {
            allMarks.add(entry.mark());
            if (!entry.parcels().isEmpty()) {
                allParcels.put(entry.number(), entry.parcels());
            }
            allLines.removeIf(entry::isAbout);
            allLines.add(entry.line());
        }
        return new OrderPaper(allMarks, allParcels, allLines, digests);
    }

    /** As input of {@code metafieldsSet}: written only over what was read. */
    ArrayNode metafields(String order) {
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        ArrayNode documents = ours.putArray("documents");
        new TreeSet<>(marks).forEach(documents::add);
        ObjectNode sent = ours.putObject("parcels");
        new TreeMap<>(parcels).forEach((number, ids) -> {
            ArrayNode list = sent.putArray(number);
            new TreeSet<>(ids).forEach(list::add);
        });
        return JsonNodeFactory.instance
                .arrayNode()
                .add(metafield(order, SHOWN, "json", ours.toString()))
                .add(metafield(order, DOCUMENTS, "multi_line_text_field", String.join("\n", lines)));
    }

    /** A digest of null says that there is none yet. */
    private ObjectNode metafield(String order, String key, String type, String value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ownerId", order)
                .put("namespace", NAMESPACE)
                .put("key", key)
                .put("type", type)
                .put("value", value)
                .put("compareDigest", digests.get(key));
    }
}
