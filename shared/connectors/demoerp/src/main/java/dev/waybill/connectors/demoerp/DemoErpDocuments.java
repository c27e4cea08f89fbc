package dev.waybill.connectors.demoerp;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.OrderPapers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Delivery notes, invoices and credit notes of the demo ERP. */
final class DemoErpDocuments implements DocumentSource {
    private static final int PAGE = 200;

    private final DemoErpClient client;
    private final PaperTranslator translator;

    DemoErpDocuments(DemoErpConfig config, DemoErpClient client) {
        this.client = client;
        this.translator = new PaperTranslator(config);
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<PaperChange> changedSince(Instant from, int skip) {
        return client.changes("listDocumentChanges", "papers", new DemoErpClient.Part(from, skip, PAGE)).stream()
                .map(DemoErpDocuments::change)
                .toList();
    }

    private static PaperChange change(JsonAt change) {
        return new PaperChange(
                change.at("document").text(),
                Set.of(new OrderReference(change.at("reference").text())),
                PlacedTranslator.time(change.at("at")));
    }

    @Override
    public Optional<OrderPapers> papers(OrderReference order) {
        return client.papers(order.value()).map(translator::translate);
    }
}
