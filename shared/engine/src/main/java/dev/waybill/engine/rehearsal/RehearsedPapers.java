package dev.waybill.engine.rehearsal;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.util.Optional;
import java.util.Set;

/** A shop that tells what it shows like the real one, and stops where the real one would be told more. Takes no files: none is printed. */
record RehearsedPapers(DocumentTarget real, Beginning beginning) implements DocumentTarget {
    @Override
    public Optional<Shown> shown(SubjectRef order) {
        return real.shown(order).map(shown -> beginning == Beginning.AS_IF_NEW ? fresh(shown) : shown);
    }

    private static Shown fresh(Shown shown) {
        return new Shown(shown.order(), OrderStage.CONFIRMED, Fulfilment.OPEN, Set.of(), shown.charged());
    }

    @Override
    public void show(SubjectRef order, Shown before, News news) {
        throw new WouldWrite(before, news);
    }
}
