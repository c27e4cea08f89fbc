package dev.waybill.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A buyer whose name, address, mail, phone and words occur nowhere else, so that they are found wherever they get to. */
final class PersonalWords {
    static final String NAME = "Quixodora Zemmelin";

    /** Something of each, as it would be found in a line. */
    private static final List<String> MARKS =
            List.of("quixodora", "zemmelin", "brandelweg", "5550199", "klingeln", "haberzeth");

    private static final Map<String, String> BY_FIELD = Map.ofEntries(
            Map.entry("first_name", "Quixodora"),
            Map.entry("last_name", "Zemmelin"),
            Map.entry("company", "Zemmelin KG"),
            Map.entry("address_1", "Brandelweg 47b"),
            Map.entry("address1", "Brandelweg 47b"),
            Map.entry("address_2", "c/o Haberzeth"),
            Map.entry("address2", "c/o Haberzeth"),
            Map.entry("city", "Haberzeth"),
            Map.entry("email", "quixodora@zemmelin.example"),
            Map.entry("contact_email", "quixodora@zemmelin.example"),
            Map.entry("phone", "+49 30 5550199"),
            Map.entry("customer_note", "bitte bei Quixodora klingeln"),
            Map.entry("note", "bitte bei Quixodora klingeln"));

    private PersonalWords() {}

    /** The same webhook, of this buyer; not signed for it. */
    static Delivery in(Delivery delivery) {
        return Samples.changed(delivery, PersonalWords::fill);
    }

    static boolean areIn(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains);
    }

    private static void fill(JsonNode node) {
        if (node instanceof ObjectNode object) {
            BY_FIELD.forEach((field, words) -> {
                if (object.path(field).isValueNode()) {
                    object.put(field, words);
                }
            });
        }
        node.forEach(PersonalWords::fill);
    }
}
