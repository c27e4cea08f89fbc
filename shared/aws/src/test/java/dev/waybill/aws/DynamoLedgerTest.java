package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import dev.waybill.testkit.LedgerContract;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamoLedgerTest extends LedgerContract {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SystemId ERP = new SystemId("erp");

    private final LocalAws aws = LocalAws.shared();
    private final SettableClock clock = SettableClock.atNoon();
    private final String table = aws.table("LedgerTable");
    private final Ledger ledger = ledgerOf(aws.clients());

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void another_process_records_what_this_one_claimed_and_history_loses_nothing() {
        Claim first = claim("r1", "first");
        ledger.claim(first);
        ledger.record(entry(first, LinkState.DELIVERED, Optional.empty()));
        Claim second = claim("r1", "second");
        ledger.claim(second);

        assertThat(ledgerOf(aws.clients()).record(entry(second, LinkState.DELIVERED, Optional.empty())))
                .isTrue();

        assertThat(ledger.history(first.subject()).operations())
                .extracting(operation -> operation.id().value())
                .containsExactly("op-first", "op-second");
    }

    @Test
    void a_lost_claim_costs_one_request_and_needs_no_read() {
        CountingInterceptor counter = new CountingInterceptor();
        Ledger counted = ledgerOf(aws.clients().observedBy(counter));
        Claim first = claim("r2", "x");
        ledger.claim(first);
        ledger.record(entry(first, LinkState.DELIVERED, Optional.empty()));

        assertThat(counted.claim(claim("r2", "x"))).isInstanceOf(ClaimResult.Duplicate.class);

        assertThat(counter.requests()).containsExactly("UpdateItem");
    }

    @Test
    void many_failures_with_one_cause_at_once_are_counted_exactly_and_so_are_their_successes() throws Exception {
        Failure failure = Failure.of(FailureCode.ITEM_UNKNOWN, ERP, "crowd", "no item X", "create it");
        List<Claim> claims = IntStream.range(0, 160)
                .mapToObj(i -> claim("crowd-" + i, "c" + i))
                .toList();

        atOnce(claims, claim -> {
            ledger.claim(claim);
            ledger.record(failed(claim, failure));
        });
        Incident open = incident("crowd");
        assertThat(open.open()).isEqualTo(160);
        assertThat(open.count()).isEqualTo(160);
        assertThat(ledger.open(open.cause(), 1000)).hasSize(160);

        atOnce(claims, claim -> {
            Claim again = again(claim);
            ledger.claim(again);
            ledger.record(entry(again, LinkState.DELIVERED, Optional.empty()));
        });
        assertThat(incident("crowd").state()).isEqualTo(Incident.State.RESOLVED);
        assertThat(ledger.open(open.cause(), 1000)).isEmpty();
    }

    private static void atOnce(List<Claim> claims, Consumer<Claim> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> all = claims.stream()
                    .<Callable<Boolean>>map(claim -> () -> {
                        work.accept(claim);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }

    private Incident incident(String operation) {
        return ledger.incidents().stream()
                .filter(one -> one.cause().operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private Claim again(Claim claim) {
        return new Claim(
                new OperationId(claim.operation() + "-again"),
                claim.subject(),
                ERP,
                Optional.empty(),
                claim.contentHash(),
                true,
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(1)));
    }

    private Entry failed(Claim claim, Failure failure) {
        Operation done = operation(claim.operation().value(), claim.subject());
        Operation failed = new Operation(
                done.id(),
                done.subject(),
                ERP,
                done.flow(),
                done.topic(),
                Ending.FAILED,
                Optional.empty(),
                "",
                Optional.of(failure),
                List.of(),
                1,
                false,
                3,
                done.correlation(),
                List.of(),
                Optional.empty(),
                done.receivedAt(),
                done.endedAt());
        return new Entry(
                claim, LinkState.FAILED, Optional.empty(), Set.of(), Optional.empty(), failed, true, Optional.empty());
    }

    @Test
    void a_body_larger_than_an_item_is_kept_in_parts_until_it_expires() {
        byte[] noise = new byte[1024 * 1024];
        new Random(1).nextBytes(noise);
        Claim claim = claim("r3", "x");
        Envelope envelope = envelope(claim.subject(), Body.of(noise));
        ledger.claim(claim);
        ledger.record(entry(claim, LinkState.HELD, Optional.of(envelope)));

        assertThat(ledger.kept(claim.operation()).orElseThrow().envelope()).isEqualTo(envelope);

        clock.pass(Retention.standard().messages().plusSeconds(1));
        assertThat(ledger.kept(claim.operation())).isEmpty();
    }

    @Test
    void history_expires_but_the_link_stays() {
        Claim claim = claim("r4", "x");
        ledger.claim(claim);
        ledger.record(entry(claim, LinkState.DELIVERED, Optional.empty()));
        ledger.note(operation("op-note", claim.subject()));
        assertThat(ledger.history(claim.subject()).operations()).hasSize(2);

        clock.pass(Retention.standard().history().plusSeconds(1));

        assertThat(ledger.history(claim.subject()).operations()).hasSize(1);
        assertThat(ledger.claim(claim("r4", "x"))).isInstanceOf(ClaimResult.Duplicate.class);
    }

    @Test
    void a_store_that_does_not_answer_is_down() {
        Map<String, String> nobodyThere = new HashMap<>(aws.environment());
        nobodyThere.put("AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:1");
        Ledger silent = ledgerOf(AwsClients.from(nobodyThere));
        Ledger gone = new DynamoLedger(aws.clients().dynamoDb(), "no-such-table", Retention.standard(), clock);
        Claim claim = claim("r5", "x");

        for (Ledger broken : List.of(silent, gone)) {
            isDown(() -> broken.claim(claim));
            isDown(() -> broken.record(entry(claim, LinkState.DELIVERED, Optional.empty())));
            isDown(() -> broken.note(operation("op", claim.subject())));
            isDown(() -> broken.history(claim.subject()));
            isDown(() -> broken.byNumber(EntityKind.ORDER, "1"));
            isDown(() -> broken.open(10));
            isDown(() -> broken.waiting(10));
            isDown(broken::incidents);
            isDown(() -> broken.kept(claim.operation()));
        }
    }

    private static void isDown(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(FailureException.class, e -> {
            assertThat(e.failure().code()).isEqualTo(FailureCode.DOWN);
            assertThat(e.failure().system()).isEqualTo(new SystemId("ledger"));
        });
    }

    private Ledger ledgerOf(AwsClients clients) {
        return new DynamoLedger(clients.dynamoDb(), table, Retention.standard(), clock);
    }

    private Claim claim(String order, String content) {
        return new Claim(
                new OperationId("op-" + content),
                new SubjectRef(EntityKind.ORDER, SHOP, order),
                ERP,
                Optional.empty(),
                Body.of(content).hash(),
                false,
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(1)));
    }

    private Entry entry(Claim claim, LinkState state, Optional<Envelope> keep) {
        return new Entry(
                claim,
                state,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                operation(claim.operation().value(), claim.subject()),
                true,
                keep);
    }

    private Operation operation(String id, SubjectRef subject) {
        return new Operation(
                new OperationId(id),
                subject,
                ERP,
                "orders-to-erp",
                "order.updated",
                Ending.DELIVERED,
                Optional.empty(),
                "done",
                Optional.empty(),
                List.of(),
                1,
                false,
                3,
                new CorrelationId("c"),
                List.of(),
                Optional.empty(),
                clock.instant(),
                clock.instant());
    }

    private Envelope envelope(SubjectRef subject, Body body) {
        return new Envelope(
                "orders-to-erp",
                SHOP,
                ERP,
                subject,
                "order.updated",
                "k",
                Optional.empty(),
                clock.instant(),
                new CorrelationId("c"),
                Map.of(),
                body,
                Envelope.Redriven.NO);
    }
}
