package dev.waybill.engine.rehearsal;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.domain.message.SubjectRef;
import java.util.Optional;

/** A shop that tells what it shows like the real one, and stops where the real one would be told more. Takes no files: none is printed. */
record RehearsedPapers(DocumentTarget real) implements DocumentTarget {
    @Override
    public Optional<Shown> shown(SubjectRef order) {
        return real.shown(order);
    }

    @Override
    public void show(SubjectRef order, Shown before, News news) {
        throw new WouldWrite(before, news);
    }
}
