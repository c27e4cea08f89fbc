package dev.waybill.bench.storm;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks at a running product's ledger from outside, and does what an operator does about failures. */
final class Ledgers {
    private static final int READERS = 4;
    private static final int MOST_OPEN = 1000;

    private final Map<String, String> variables;
    private final AwsClients clients;
    private final DynamoLedger ledger;
    private final Clock clock;

    Ledgers(Map<String, String> variables, Clock clock) {
        this.variables = variables;
        this.clients = AwsClients.from(variables);
        this.clock = clock;
        this.ledger = new DynamoLedger(clients.dynamoDb(), name("LEDGER_TABLE"), Retention.standard(), clock);
    }

    Map<ShopOrder, History> histories(List<ShopOrder> orders) {
        Map<ShopOrder, History> histories = new ConcurrentHashMap<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            orders.forEach(order -> readers.execute(() -> histories.put(order, ledger.history(order.subject()))));
        }
        return histories;
    }

    /** Sends what failed again, as {@code waybill redrive} does; how many. */
    long redriveFailed() {
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        SqsDeliveryQueue queue = new SqsDeliveryQueue(clients.sqs(), name("ORDERS_QUEUE_URL"), ids);
        Redrive redrive = new Redrive(ledger, queue, ids, clock);
        By operator = new By("storm", "the outage is over");
        return ledger.open(MOST_OPEN).stream()
                .filter(item -> item.state() == LinkState.FAILED && !item.isRetrying())
                .map(item -> redrive.again(item.opened().by(), operator, Edit.NONE))
                .filter(Redriven.Queued.class::isInstance)
                .count();
    }

    private String name(String variable) {
        return variables.getOrDefault(variable, "");
    }
}
