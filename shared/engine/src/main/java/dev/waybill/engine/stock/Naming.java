package dev.waybill.engine.stock;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which items messages name. One that came with a body names them there, in its system's own words. */
record Naming(Turn turn, Records records) {
    /** More are left for the next batch, so that the ledger can be asked about all of them in some seconds. */
    private static final int MOST_ITEMS = 5_000;

    static boolean isList(Envelope envelope) {
        return envelope.body().length() > 0 || envelope.headers().containsKey(Envelope.TOO_LARGE);
    }

    /** The first so many messages as name what one turn can look at; at least one. */
    List<Asked> read(List<Received> messages) {
        List<Asked> read = new ArrayList<>();
        int items = 0;
        for (Received message : messages) {
            Asked asked = isList(message.envelope()) ? list(message) : Asked.one(message);
            items += asked.items().size();
            if (items > MOST_ITEMS && !read.isEmpty()) {
                break;
            }
            read.add(asked);
        }
        return read;
    }

    private Asked list(Received message) {
        Envelope envelope = message.envelope();
        try {
            Flows.requireWhole(envelope);
            List<Look> items =
                    Calls.foreseen(records, envelope.source(), "readBody", () -> turn.source().named(envelope).stream()
                            .map(sku -> new Look(about(envelope, sku), message.times()))
                            .toList());
            return new Asked(message, items, Optional.empty());
        } catch (FailureException e) {
            return new Asked(message, List.of(), Optional.of(e.failure()));
        }
    }

    private static Envelope about(Envelope list, String sku) {
        return new Envelope(
                list.flow(),
                list.source(),
                list.target(),
                new SubjectRef(EntityKind.STOCK, list.source(), sku),
                list.topic(),
                list.key() + ":" + sku,
                Optional.empty(),
                list.receivedAt(),
                list.correlation(),
                list.headers(),
                Body.empty(),
                list.redriven());
    }
}
