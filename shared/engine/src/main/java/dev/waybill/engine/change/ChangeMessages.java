package dev.waybill.engine.change;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The two messages about prices: "look at these again", and "go on with this change set". Neither carries a price. */
public final class ChangeMessages {
    /** Topic of a message that names SKUs to look at again. */
    public static final String LOOK = "prices.changed";

    private static final String GO_ON = "prices.decided";

    private ChangeMessages() {}

    /** What the ledger knows a look as; the change set that comes of it, too. */
    public static SubjectRef subject(SystemId source, String id) {
        return new SubjectRef(EntityKind.ITEM, source, id.toLowerCase(Locale.ROOT));
    }

    /** The change set that a look becomes in one target, as people name it. */
    public static String setId(SubjectRef subject, SystemId target) {
        return subject.id() + "." + target;
    }

    /** The SKUs to look at, one in a line. */
    public static Body body(Collection<String> skus) {
        return Body.of(new TreeSet<>(skus)
                .stream().filter(sku -> sku.indexOf('\n') < 0).collect(Collectors.joining("\n")));
    }

    /** Has prices looked at, on one way. */
    public static Envelope look(
            Way way, SubjectRef subject, Collection<String> skus, CorrelationId because, Instant now) {
        return envelope(way, subject, LOOK, "prices:" + subject.id(), because, body(skus), now);
    }

    /** The SKUs that a look names. */
    public static List<String> skus(Envelope look) {
        return new String(look.body().bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(sku -> !sku.isBlank())
                .distinct()
                .toList();
    }

    /** Has a change set carried on from where it stands now; the same for the same state of it. */
    public static Envelope goOn(ChangeSet set, Instant now) {
        String what = set.id() + " version " + set.version();
        return envelope(
                new Way(set.proposal().source(), set.proposal().target()),
                set.proposal().subject(),
                GO_ON,
                "decided:" + what,
                set.proposal().correlation(),
                Body.of(what),
                now);
    }

    private static Envelope envelope(
            Way way, SubjectRef subject, String topic, String key, CorrelationId because, Body body, Instant now) {
        return new Envelope(
                FlowSpec.ITEMS_TO_SHOPS.word(),
                way.source(),
                way.target(),
                subject,
                topic,
                key,
                Optional.empty(),
                now,
                because,
                Map.of(),
                body,
                Envelope.Redriven.NO);
    }
}
