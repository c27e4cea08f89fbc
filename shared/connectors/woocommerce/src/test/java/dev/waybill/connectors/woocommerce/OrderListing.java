package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connectors.woocommerce.RestShop.Answer;
import dev.waybill.domain.message.Body;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a shop lists orders (woocommerce {@code class-wc-rest-crud-controller.php}, {@code class-wc-rest-orders-controller.php};
 * WordPress {@code class-wp-date-query.php}; read 2026-11).
 *
 * @param zone the shop's own; WordPress passes each time that it is asked for through it
 * @param unreadable ids of orders that the key may not read: counted, but left out
 * @param knowsModified whether it is 5.8 or newer
 */
record OrderListing(ZoneId zone, Set<String> unreadable, boolean knowsModified) {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}(:\\d{2})?)?");
    private static final String MODIFIED = "date_modified_gmt";

    static OrderListing standard() {
        return new OrderListing(ZoneId.of("Europe/Berlin"), Set.of(), true);
    }

    Answer answer(String query, List<Body> orders) {
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int size = Integer.parseInt(asked.getOrDefault("per_page", "10"));
        return asked.containsKey("search") ? found(asked, size, orders) : changed(asked, size, orders);
    }

    /** Those in whose bill the text stands ({@code _billing_address_index}), the latest first where that is asked for. */
    private Answer found(Map<String, String> asked, int size, List<Body> orders) {
        String text = asked.getOrDefault("search", "").toLowerCase(Locale.ROOT);
        Comparator<Body> byDate = Comparator.comparing(order -> text(order, "date_created_gmt", ""));
        List<Body> page = orders.stream()
                .filter(order -> isOf(asked.getOrDefault("status", "any"), order))
                .filter(order -> text(order, "billing.email", "")
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .sorted(asked.getOrDefault("order", "desc").equals("desc") ? byDate.reversed() : byDate)
                .limit(size)
                .toList();
        return new Answer(200, Map.of(), Body.of(json(page)));
    }

    private Answer changed(Map<String, String> asked, int size, List<Body> orders) {
        String after = asked.getOrDefault("modified_after", "");
        if (size > 100 || !TIME.matcher(after).matches()) {
            return Answer.error(400, "rest_invalid_param");
        }
        int offset = Integer.parseInt(asked.getOrDefault("offset", "0"));
        List<Body> found = orders.stream()
                .filter(order -> isOf(asked.getOrDefault("status", "any"), order))
                .filter(order -> !knowsModified || modified(order).isAfter(time(after)))
                .sorted(Comparator.comparing(OrderListing::modified)
                        .thenComparing(order -> new BigInteger(text(order, "id", "0"))))
                .toList();
        List<Body> page = found.stream().skip(offset).limit(size).toList();
        int total = page.isEmpty() ? 0 : found.size();
        return new Answer(200, Map.of("X-WP-Total", Integer.toString(total)), Body.of(json(page)));
    }

    /** What a key may not read, it does not see, but it was counted. */
    private String json(List<Body> page) {
        return page.stream()
                .filter(order -> !unreadable.contains(text(order, "id", "")))
                .map(order -> new String(order.bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** {@code any} leaves out the trash whatever else is named. */
    private static boolean isOf(String status, Body order) {
        boolean trashed = text(order, "status", "").equals("trash");
        return List.of(status.split(",")).contains("any")
                ? !trashed
                : text(order, "status", "").equals(status);
    }

    /** In the shop's zone, even where it is then compared with UTC. */
    private Instant time(String asked) {
        LocalDateTime read = asked.matches(".*(Z|[+-]\\d{2}(:\\d{2})?)")
                ? OffsetDateTime.parse(asked).atZoneSameInstant(zone).toLocalDateTime()
                : LocalDateTime.parse(asked).atZone(zone).toLocalDateTime();
        return read.toInstant(ZoneOffset.UTC);
    }

    private static Instant modified(Body order) {
        return LocalDateTime.parse(text(order, MODIFIED, "2000-01-01T00:00:00")).toInstant(ZoneOffset.UTC);
    }

    private static String text(Body order, String member, String otherwise) {
        return JsonPeek.members(order, Set.of(member)).getOrDefault(member, otherwise);
    }
}
