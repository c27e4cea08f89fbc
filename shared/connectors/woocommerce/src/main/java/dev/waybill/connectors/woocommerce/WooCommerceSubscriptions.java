package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connector.webhook.Door;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the four webhooks of orders the shop still sends us (REST v3, "List all webhooks"; woocommerce
 * {@code class-wc-rest-webhooks-v1-controller.php}; read 2026-11). It disables one after more than five failed deliveries in a row.
 * The parameter {@code offset} is read but never used there, so pages are asked for by their number.
 */
final class WooCommerceSubscriptions implements Subscriptions {
    static final List<String> TOPICS = List.of("order.created", "order.updated", "order.deleted", "order.restored");
    private static final Question QUESTION = new Question("listWebhooks", "list its webhooks", Duration.ofSeconds(10));
    private static final String ADDRESS = "delivery_url";
    private static final int PAGE = 100;
    /** No shop has so many: whoever answers full pages for ever is none. */
    private static final int MOST_PAGES = 20;

    private final WooCommerceRest rest;
    private final Door door;

    WooCommerceSubscriptions(SystemSpec system, WooCommerceRest rest) {
        this.rest = rest;
        this.door = Door.of(system);
    }

    @Override
    public List<Subscription> now() {
        List<Found> found = found();
        return TOPICS.stream().map(topic -> subscription(topic, found)).toList();
    }

    @Override
    public String remedy() {
        return "in the shop, WooCommerce → Settings → Advanced → Webhooks: one webhook for each topic, status Active,"
                + " delivery URL " + door.words() + "; one that was disabled failed more than five times in a row,"
                + " so see first what its deliveries were answered (WooCommerce → Status → Logs)";
    }

    /** A webhook that the shop has. */
    private record Found(String id, String topic, String status, String address, Optional<String> changed) {
        static Found of(Body entry) {
            Map<String, String> members =
                    JsonPeek.members(entry, Set.of("id", "topic", "status", ADDRESS, WooCommerceTime.CHANGED));
            return new Found(
                    members.getOrDefault("id", "?"),
                    members.getOrDefault("topic", "").strip().toLowerCase(Locale.ROOT),
                    members.getOrDefault("status", "").strip().toLowerCase(Locale.ROOT),
                    members.getOrDefault(ADDRESS, ""),
                    Optional.ofNullable(members.get(WooCommerceTime.CHANGED)));
        }

        /** Statuses of plug-ins are sent as little as the two that the shop knows beside active. */
        State state() {
            return switch (status) {
                case "active" -> State.ACTIVE;
                case "paused" -> State.PAUSED;
                default -> State.DISABLED;
            };
        }

        String words() {
            String when = changed.flatMap(WooCommerceTime::utc)
                    .map(time -> ", last changed " + time)
                    .orElse("");
            return "webhook " + id.replaceAll("[^0-9]", "?") + when;
        }
    }

    private Subscription subscription(String topic, List<Found> all) {
        List<Found> ofTopic =
                all.stream().filter(webhook -> webhook.topic().equals(topic)).toList();
        List<Found> ours =
                ofTopic.stream().filter(webhook -> door.isAt(webhook.address())).toList();
        return ours.stream()
                .min(Comparator.comparing(Found::state))
                .map(best -> new Subscription(topic, best.state(), best.words()))
                .orElseGet(() -> new Subscription(
                        topic, State.MISSING, ofTopic.isEmpty() ? "" : ofTopic.size() + " of that topic go elsewhere"));
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            List<Body> entries = page(page);
            entries.stream().map(Found::of).forEach(found::add);
            if (entries.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    private List<Body> page(int number) {
        HttpAnswer answer = rest.ask(QUESTION, "webhooks?orderby=id&order=asc&per_page=" + PAGE + "&page=" + number);
        return switch (answer.status()) {
            case 200 -> OrderList.entries(answer.body()).orElseThrow(() -> rest.no(QUESTION, answer));
            case 401, 403 ->
                throw rest.refused(
                        QUESTION,
                        answer,
                        "the key must belong to a user who may manage the shop (roles Administrator and Shop manager)");
            case 400, 404, 410 ->
                throw rest.unknown(QUESTION, answer, "listing webhooks needs its REST interface, version 3");
            default -> throw rest.no(QUESTION, answer);
        };
    }
}
