package dev.waybill.engine.poll;

import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Evidence.Brought;
import dev.waybill.engine.cursor.Evidence.Found;
import dev.waybill.engine.cursor.Hearing;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.cursor.Rhythm;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A system that is silent though it should not be, in what it takes to say so. Travels in the headers of the watch's message. */
public sealed interface Silence {
    /**
     * Things happen, and no webhook tells of them.
     *
     * @param lost how many changes in a row no webhook brought; the most there can be stands for more
     * @param latestOrder the last of them
     */
    record OfWebhooks(int lost, String latestOrder, Instant latestChange, Optional<Heard> last) implements Silence {
        /** Whether there may be more than it says. */
        public boolean isAtLeast() {
            return lost >= Hearing.MOST;
        }
    }

    /** The last change that a webhook brought, and when. */
    record Heard(String order, Instant at) {}

    /**
     * Nothing happens.
     *
     * @param missing in how many minutes since then something would usually have happened
     */
    record OfSource(Instant lastChange, int missing) implements Silence {}

    /**
     * What the orders of a system tell.
     *
     * @param byWebhook whether its changes are meant to come by webhook; else they must have come so once
     */
    static Optional<Silence> in(Cursor orders, boolean byWebhook) {
        return orders.pulse()
                .flatMap(pulse -> ofWebhooks(pulse.webhooks(), byWebhook).or(() -> ofSource(pulse)));
    }

    private static Optional<Silence> ofWebhooks(Hearing webhooks, boolean byWebhook) {
        if (webhooks.silentSince().isEmpty() || (!byWebhook && webhooks.last().isEmpty())) {
            return Optional.empty();
        }
        Found latest = webhooks.lost().getLast();
        Optional<Heard> last = webhooks.last().map(Silence::heard);
        return Optional.of(new OfWebhooks(webhooks.lost().size(), latest.order(), latest.changedAt(), last));
    }

    private static Heard heard(Brought brought) {
        return new Heard(brought.order(), brought.receivedAt());
    }

    private static Optional<Silence> ofSource(Pulse pulse) {
        Rhythm rhythm = pulse.rhythm();
        return rhythm.isSilent(rhythm.readTo())
                ? Optional.of(new OfSource(rhythm.last(), rhythm.missing(rhythm.readTo())))
                : Optional.empty();
    }

    /** As headers. */
    default Map<String, String> headers() {
        return switch (this) {
            case OfWebhooks webhooks -> {
                Map<String, String> headers = new HashMap<>(Map.of(
                        "waybill-webhooks-lost",
                        Integer.toString(webhooks.lost()),
                        "waybill-latest-order",
                        webhooks.latestOrder(),
                        "waybill-latest-change",
                        webhooks.latestChange().toString()));
                webhooks.last().ifPresent(heard -> {
                    headers.put("waybill-heard-order", heard.order());
                    headers.put("waybill-heard-at", heard.at().toString());
                });
                yield headers;
            }
            case OfSource source ->
                Map.of(
                        "waybill-silent-since",
                        source.lastChange().toString(),
                        "waybill-changes-missing",
                        Integer.toString(source.missing()));
        };
    }

    /** From headers; empty where they tell of none. */
    static Optional<Silence> of(Map<String, String> headers) {
        if (headers.containsKey("waybill-webhooks-lost")) {
            Optional<Heard> last = Optional.ofNullable(headers.get("waybill-heard-order"))
                    .map(order -> new Heard(order, time(headers, "waybill-heard-at")));
            return Optional.of(new OfWebhooks(
                    number(headers, "waybill-webhooks-lost"),
                    text(headers, "waybill-latest-order"),
                    time(headers, "waybill-latest-change"),
                    last));
        }
        return headers.containsKey("waybill-silent-since")
                ? Optional.of(
                        new OfSource(time(headers, "waybill-silent-since"), number(headers, "waybill-changes-missing")))
                : Optional.empty();
    }

    private static String text(Map<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("header " + name + " is missing"));
    }

    private static Instant time(Map<String, String> headers, String name) {
        return Instant.parse(text(headers, name));
    }

    private static int number(Map<String, String> headers, String name) {
        return Integer.parseInt(text(headers, name));
    }
}
