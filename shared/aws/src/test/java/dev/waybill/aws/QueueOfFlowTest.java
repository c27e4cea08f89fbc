package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.CountingIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueOfFlowTest {
    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();
    private final String orders = aws.queue("OrdersQueue");
    private final String stock = aws.queue("StockQueue");
    private final String documents = aws.queue("DocumentsQueue");
    private final String parties = aws.queue("PartiesQueue");
    private final String items = aws.queue("ItemsQueue");
    private final QueueOfFlow queue = new QueueOfFlow(
            new SqsDeliveryQueue(sqs, orders, new CountingIds()),
            new SqsDeliveryQueue(sqs, stock, new CountingIds()),
            new SqsDeliveryQueue(sqs, documents, new CountingIds()),
            new SqsDeliveryQueue(sqs, parties, new CountingIds()),
            new SqsDeliveryQueue(sqs, items, new CountingIds()));

    @Test
    void stock_waits_in_a_queue_of_its_own_where_the_same_may_be_said_twice() {
        queue.send(List.of(stock("SHIRT"), order("1001"), stock("SHIRT")));

        assertThat(subjects(orders)).containsExactly("order#shop-es#1001");
        assertThat(subjects(stock)).containsExactly("stock#erp#SHIRT", "stock#erp#SHIRT");
    }

    @Test
    void the_paper_of_orders_waits_in_a_third() {
        queue.send(List.of(document("shop-es:1001"), order("1001"), stock("SHIRT")));

        assertThat(subjects(documents)).containsExactly("document#erp#shop-es:1001");
        assertThat(subjects(orders)).containsExactly("order#shop-es#1001");
        assertThat(subjects(stock)).containsExactly("stock#erp#SHIRT");
    }

    @Test
    void customers_wait_in_a_fourth() {
        SubjectRef customer = new SubjectRef(EntityKind.PARTY, new SystemId("shop-es"), "25");

        queue.send(List.of(envelope("customers-to-erp", customer, "erp"), order("1001")));

        assertThat(subjects(parties)).containsExactly("party#shop-es#25");
        assertThat(subjects(orders)).containsExactly("order#shop-es#1001");
    }

    @Test
    void prices_wait_in_a_fourth_in_order_of_one_owner_and_one_shop() {
        queue.send(List.of(prices("a"), order("1001"), prices("b")));

        assertThat(subjects(items)).containsExactly("item#erp#a", "item#erp#b");
        assertThat(prices("a").group()).isEqualTo(prices("b").group());
    }

    @Test
    void a_queue_with_nothing_to_take_is_not_asked() {
        CountingInterceptor counter = new CountingInterceptor();
        SqsClient counted = aws.clients().observedBy(counter).sqs();

        new QueueOfFlow(
                        new SqsDeliveryQueue(counted, orders, new CountingIds()),
                        new SqsDeliveryQueue(counted, stock, new CountingIds()),
                        new SqsDeliveryQueue(counted, documents, new CountingIds()),
                        new SqsDeliveryQueue(counted, parties, new CountingIds()))
                .send(List.of(order("1002")));

        assertThat(counter.requests()).containsExactly("SendMessageBatch");
    }

    private List<String> subjects(String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(message -> EnvelopeJson.read(message.body()).subject().key())
                .toList();
    }

    static Envelope stock(String sku) {
        SystemId erp = new SystemId("erp");
        return envelope("stock-to-shops", new SubjectRef(EntityKind.STOCK, erp, sku), "shop-es");
    }

    static Envelope prices(String id) {
        SystemId erp = new SystemId("erp");
        return envelope("items-to-shops", new SubjectRef(EntityKind.ITEM, erp, id), "shop-es");
    }

    static Envelope document(String order) {
        SystemId erp = new SystemId("erp");
        return envelope("documents-to-shops", new SubjectRef(EntityKind.DOCUMENT, erp, order), "shop-es");
    }

    static Envelope order(String id) {
        return envelope("orders-to-erp", new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), id), "erp");
    }

    private static Envelope envelope(String flow, SubjectRef subject, String target) {
        return new Envelope(
                flow,
                subject.system(),
                new SystemId(target),
                subject,
                "changed",
                "key-" + subject.id(),
                Optional.empty(),
                Instant.parse("2026-11-23T12:00:00Z"),
                new CorrelationId("c"),
                Map.of(),
                Body.empty(),
                Envelope.Redriven.NO);
    }
}
