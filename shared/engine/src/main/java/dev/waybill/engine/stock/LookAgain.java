package dev.waybill.engine.stock;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Messages of ours that say "look again", for one reason.
 *
 * @param asking tells this time from others: what is asked for again is looked at again
 */
record LookAgain(String topic, CorrelationId correlation, String asking, Instant now) {
    /** Has one SKU looked at, on one way. */
    Envelope at(String sku, Way way) {
        return new Envelope(
                FlowSpec.STOCK_TO_SHOPS.word(),
                way.source(),
                way.target(),
                new SubjectRef(EntityKind.STOCK, way.source(), sku),
                topic,
                topic + ":" + sku + ":" + asking,
                Optional.empty(),
                now,
                correlation,
                Map.of(),
                Body.empty(),
                Envelope.Redriven.NO);
    }
}
