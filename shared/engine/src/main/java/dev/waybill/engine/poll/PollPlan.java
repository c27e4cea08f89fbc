package dev.waybill.engine.poll;

import dev.waybill.connector.Capability;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Running;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the configuration wants to be polled, and how often: the ownership map's {@code updates: every 5m}. */
final class PollPlan {
    /** What comes by webhook is looked at so often all the same: shops lose webhooks, WooCommerce at the first failure. */
    static final Duration SAFETY_NET = Duration.ofMinutes(10);

    /** A shop that stopped its webhooks is known as an incident within a quarter of an hour. */
    static final Duration WATCH = Duration.ofMinutes(10);

    private PollPlan() {}

    /**
     * One thing to poll.
     *
     * @param byWebhook whether webhooks are meant to tell of it first
     */
    record Entry(Polled what, Duration every, boolean byWebhook) {}

    /** What can be listed and is sent somewhere. */
    static List<Entry> of(Running running) {
        return Stream.of(
                        entries(running, FlowSpec.ORDERS_TO_ERP, Capability.ORDER_CHANGES),
                        entries(running, FlowSpec.STOCK_TO_SHOPS, Capability.STOCK_SOURCE),
                        entries(running, FlowSpec.DOCUMENTS_TO_SHOPS, Capability.DOCUMENT_SOURCE),
                        entries(running, FlowSpec.CUSTOMERS_TO_SHOPS, Capability.PARTY_CHANGES),
                        entries(running, FlowSpec.ITEMS_TO_SHOPS, Capability.PRICE_SOURCE),
                        watched(running))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Entry> entries(Running running, FlowSpec flow, Capability needed) {
        Landscape landscape = running.landscape();
        return landscape.systems().stream()
                .filter(system -> running.can(system.id(), needed))
                .filter(system -> !landscape.targets(flow.word(), system.id()).isEmpty())
                .map(system -> entry(new Polled(system.id(), flow.moves().entity()), timing(landscape, system, flow)));
    }

    /** After what it judges by, so that what a round found is told in the same round. */
    private static Stream<Entry> watched(Running running) {
        return Stream.of(Capability.ORDER_CHANGES, Capability.SUBSCRIPTIONS)
                .flatMap(capability -> entries(running, FlowSpec.ORDERS_TO_ERP, capability))
                .map(entry ->
                        new Entry(new Polled(entry.what().system(), EntityKind.WEBHOOK), WATCH, entry.byWebhook()))
                .distinct();
    }

    /** What is to be known soonest of all that it owns says how often it is asked. */
    private static UpdateTiming timing(Landscape landscape, SystemSpec system, FlowSpec flow) {
        return flow.carries()
                .map(data -> landscape.ownership().mayChange(system.id(), data, system.market()))
                .flatMap(decision -> decision instanceof Decision.Allowed allowed
                        ? Stream.of(allowed.rule().updates())
                        : Stream.empty())
                .min(Comparator.comparing(PollPlan::every))
                .orElse(new UpdateTiming.OnChange());
    }

    private static Duration every(UpdateTiming timing) {
        return switch (timing) {
            case UpdateTiming.Every every -> every.interval();
            case UpdateTiming.OnChange onChange -> SAFETY_NET;
        };
    }

    private static Entry entry(Polled what, UpdateTiming timing) {
        return new Entry(what, every(timing), timing instanceof UpdateTiming.OnChange);
    }
}
