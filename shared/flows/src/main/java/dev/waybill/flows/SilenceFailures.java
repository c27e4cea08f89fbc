package dev.waybill.flows;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.poll.Silence;
import dev.waybill.engine.poll.Silence.OfSource;
import dev.waybill.engine.poll.Silence.OfWebhooks;

/** What people read about a system that is silent. */
final class SilenceFailures {
    private SilenceFailures() {}

    static Failure of(SystemId system, Silence silence) {
        return switch (silence) {
            case OfWebhooks webhooks -> ofWebhooks(system, webhooks);
            case OfSource source -> ofSource(system, source);
        };
    }

    private static Failure ofWebhooks(SystemId system, OfWebhooks silence) {
        String last = silence.last()
                .map(heard -> "the last webhook of " + system + " that was seen brought order " + heard.order() + " at "
                        + heard.at())
                .orElse("no webhook of " + system + " was ever seen");
        String lost = silence.lost() + (silence.isAtLeast() ? " or more changes were" : " changes were")
                + " found by asking only, the latest of order " + silence.latestOrder() + ", which changed at "
                + silence.latestChange();
        return Failure.of(
                FailureCode.WEBHOOKS_SILENT,
                system,
                "receiveWebhooks",
                last + "; since then " + lost,
                "look at the delivery log of webhooks in " + system
                        + ": none sent means that its queue stands still, 401"
                        + " that the secret differs from ours, no answer that a firewall or the address is in between;"
                        + " its changes are asked for every 3 minutes until then; this incident ends by itself within"
                        + " 15 minutes after a webhook brings a change again");
    }

    private static Failure ofSource(SystemId system, OfSource silence) {
        return Failure.of(
                FailureCode.SOURCE_SILENT,
                system,
                "listOrders",
                "no order was placed or changed in " + system + " since " + silence.lastChange()
                        + "; at these hours of the week usually something does in " + silence.missing()
                        + " of the minutes since",
                "try to buy something in " + system + ": is it up, does its checkout work, do payments come? If all is"
                        + " well, as on a holiday, do nothing: this incident ends by itself within 15 minutes after the"
                        + " next change");
    }
}
