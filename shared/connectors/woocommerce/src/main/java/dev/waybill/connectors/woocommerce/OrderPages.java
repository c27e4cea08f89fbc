package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.message.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pages of one list of the shop's orders, by last change (REST v3, "List all orders"; {@code modified_after} since
 * WooCommerce 5.8, woocommerce/woocommerce pull request 30585). Orders that our key may not read count as rows of a page
 * but are not in it, so the end is where {@code X-WP-Total} says, not where a page is short.
 */
final class OrderPages {
    static final int SIZE = 100;
    private static final Question QUESTION = new Question("listOrders", "list its orders", Duration.ofSeconds(25));

    private final WooCommerceRest rest;
    private final WooCommerceWebhooks webhooks;

    OrderPages(WooCommerceRest rest, WooCommerceWebhooks webhooks) {
        this.rest = rest;
        this.webhooks = webhooks;
    }

    /** A page's orders, and whether there are more behind it. */
    private record Page(List<Changed> orders, boolean more) {}

    /**
     * Orders of a status, the earliest change first.
     *
     * @param skip how many of the first ones to leave out
     * @param most how many at most
     */
    List<Changed> read(String status, Instant from, int skip, int most) {
        AskableTime asked = AskableTime.from(from);
        int row = asked.exact() ? skip : 0;
        int leftOut = skip - row;
        List<Changed> found = new ArrayList<>();
        Page page;
        do {
            page = page(status, asked, row);
            page.orders().stream()
                    .filter(order -> !order.changedAt().isBefore(from))
                    .forEach(found::add);
            row += SIZE;
        } while (page.more() && found.size() < leftOut + most);
        return found.stream().skip(leftOut).limit(most).toList();
    }

    private Page page(String status, AskableTime asked, int row) {
        HttpAnswer answer = rest.ask(
                QUESTION,
                "orders?status=" + status + "&modified_after=" + asked.text()
                        + "&dates_are_gmt=true&orderby=modified&order=asc&per_page=" + SIZE + "&offset=" + row);
        List<Body> entries =
                switch (answer.status()) {
                    case 200 -> OrderList.entries(answer.body()).orElseThrow(() -> rest.no(QUESTION, answer));
                    case 400, 404, 410 ->
                        throw rest.unknown(QUESTION, answer, "listing by last change needs WooCommerce 5.8 or newer");
                    default -> throw rest.no(QUESTION, answer);
                };
        List<Changed> orders = changes(entries, asked);
        if (entries.size() == SIZE && orders.getLast().changedAt().isBefore(asked.after())) {
            throw rest.unknown(
                    QUESTION,
                    answer,
                    "it told orders from before the time asked for,"
                            + " but listing by last change needs WooCommerce 5.8 or newer");
        }
        return new Page(orders, total(answer).map(total -> total > row + SIZE).orElse(entries.size() == SIZE));
    }

    private List<Changed> changes(List<Body> entries, AskableTime asked) {
        List<Changed> orders = new ArrayList<>();
        Instant last = asked.after().plusSeconds(1);
        for (Body entry : entries) {
            last = changedAt(entry).orElse(last);
            orders.add(new Changed(webhooks.listed(entry), last, entry));
        }
        return orders;
    }

    private static Optional<Instant> changedAt(Body order) {
        return Optional.ofNullable(
                        JsonPeek.members(order, Set.of(WooCommerceTime.CHANGED)).get(WooCommerceTime.CHANGED))
                .flatMap(WooCommerceTime::utc);
    }

    private static Optional<Integer> total(HttpAnswer answer) {
        return Optional.ofNullable(answer.headers().get("x-wp-total"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt);
    }
}
