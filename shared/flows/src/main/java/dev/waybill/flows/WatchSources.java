package dev.waybill.flows;

import dev.waybill.connector.Capability;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.poll.Silence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a shop whether it still sends the webhooks that orders live on, as shops switch them off after failed deliveries and tell
 * nobody; and hears from the poller whether webhooks, or the shop itself, are silent. What is wrong is an incident, which ends by
 * itself when it is no more. Nothing is lost meanwhile, as changes are found by asking, only later.
 */
public final class WatchSources implements Flow {
    @Override
    public String name() {
        return Flows.WATCH_SOURCES;
    }

    @Override
    public Outcome deliver(Delivery delivery, Trace trace) {
        SystemId shop = delivery.envelope().source();
        Optional<Failure> silent =
                Silence.of(delivery.envelope().headers()).map(silence -> SilenceFailures.of(shop, silence));
        if (!delivery.running().can(shop, Capability.SUBSCRIPTIONS)) {
            return silent.map(WatchSources::held).orElseGet(() -> well(shop, "is not silent"));
        }
        try {
            Subscriptions subscriptions = delivery.source().subscriptions();
            List<Subscription> all = trace.step(Step.LOOK_UP, subscriptions::now);
            List<Subscription> stopped =
                    all.stream().filter(topic -> !topic.isSent()).toList();
            return stopped.isEmpty()
                    ? silent.map(WatchSources::held).orElseGet(() -> well(shop, "sends " + topics(all)))
                    : held(stopped(shop, stopped, all.size(), subscriptions.remedy()));
        } catch (FailureException e) {
            return notAsked(e.failure(), silent, delivery.before());
        }
    }

    private static String topics(List<Subscription> all) {
        return all.stream().map(Subscription::topic).collect(Collectors.joining(", "));
    }

    private static Outcome well(SystemId shop, String note) {
        return new Outcome.Delivered(new ExternalRef(shop, "webhooks", "webhooks"), note, List.of());
    }

    private static Outcome held(Failure failure) {
        return new Outcome.Held(failure, Optional.empty(), List.of());
    }

    /** A shop that is down for a moment has other alarms, and one without keys cannot be watched; what was wrong is not mended by that. */
    private static Outcome notAsked(Failure why, Optional<Failure> silent, Optional<Link> before) {
        boolean passes = why.kind() == FailureKind.UNAVAILABLE
                || why.kind() == FailureKind.UNCONFIRMED
                || why.code() == FailureCode.SECRET_MISSING;
        boolean wasWrong = before.flatMap(Link::opened).isPresent();
        if (!passes) {
            return held(why);
        }
        return silent.map(WatchSources::held)
                .orElseGet(() -> wasWrong
                        ? held(why)
                        : new Outcome.Skipped(
                                SkipReason.FILTERED,
                                "cannot be asked now, and is again in 10 minutes: " + why.why(),
                                List.of()));
    }

    private static Failure stopped(SystemId shop, List<Subscription> stopped, int all, String remedy) {
        String topics = stopped.stream().map(WatchSources::words).collect(Collectors.joining("; "));
        return Failure.of(
                        FailureCode.WEBHOOKS_STOPPED,
                        shop,
                        "listWebhooks",
                        shop + " does not send " + stopped.size() + " of the " + all
                                + " webhooks that orders need; its changes are still found, but only by asking for them",
                        remedy + "; this incident ends by itself within 10 minutes, or at once when redriven")
                .saying(topics);
    }

    private static String words(Subscription topic) {
        String detail = topic.detail().isEmpty() ? "" : " (" + topic.detail() + ")";
        return topic.topic() + " is " + topic.state().word() + detail;
    }
}
