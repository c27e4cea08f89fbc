package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.views.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list, one page after the other. The cursor names the last one told, so that what is settled or comes anew meanwhile shifts nothing.
 *
 * @param all at least one more than is wanted after the last one told, if there are so many
 * @param id names one of them; the ids of a list come in one order, later ones first
 */
record Page<T>(List<T> all, Function<T, String> id, Function<T, ? extends JsonNode> view) {
    private static final Size STANDARD = new Size(50, 200);

    /** How many of a list are told if nobody says, and at most. */
    record Size(int usual, int most) {}

    /** How many are wanted at most. */
    static int limit(HttpAsked asked) {
        return asked.limit(STANDARD.usual(), STANDARD.most());
    }

    /** The id of the last one told, if this is not the first page. */
    static Optional<String> last(HttpAsked asked) {
        return asked.query("cursor").map(Page::read);
    }

    Reply reply(HttpAsked asked) {
        return Reply.ok(json(asked));
    }

    ObjectNode json(HttpAsked asked) {
        return json(asked, STANDARD);
    }

    ObjectNode json(HttpAsked asked, Size size) {
        int limit = asked.limit(size.usual(), size.most());
        List<T> rest = last(asked).map(this::after).orElse(all);
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode json = Json.object();
        json.set("items", Json.list(page, view));
        boolean more = rest.size() > page.size();
        return json.put("next_cursor", more ? cursor(id.apply(page.getLast())) : null);
    }

    /** What follows the last one told; where that is gone, what is older. */
    private List<T> after(String last) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(last)) {
                return all.subList(i + 1, all.size());
            }
        }
        return all.stream().filter(one -> id.apply(one).compareTo(last) < 0).toList();
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    static WrongRequest notOurs() {
        return new WrongRequest("the cursor is not one of ours", "use next_cursor of the page before, unchanged");
    }

    private static String read(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw notOurs();
        }
    }
}
