package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.erasure.ErasureStore.Fence;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ErasureStore} does to its ledger. Each test uses subjects of its own, so the store may be shared and kept. */
public abstract class ErasureStoreContract {
    private static final SystemId ERP = new SystemId("erp");
    private static final SystemId CRM = new SystemId("crm");
    private static final Instant NOON = HistoryFixture.NOON.plusSeconds(86_400);

    private final String run = Long.toString(System.nanoTime(), 36);
    private final SubjectRef order = HistoryFixture.order("shop-" + run, "1");
    private final SubjectRef other = HistoryFixture.order("shop-" + run, "2");

    /** The ledger that is erased from; nobody else writes into it during a test. */
    protected abstract Ledger ledger();

    /** The store under test. */
    protected abstract ErasureStore store();

    @Test
    void what_says_something_is_counted_by_place_and_gone_afterwards() {
        HistoryFixture past = new HistoryFixture(ledger());
        past.failed(order, "N" + run, failure(FailureCode.TARGET_REFUSED));
        Operation held = past.held(order, "O" + run, failure(FailureCode.ITEM_UNKNOWN));
        Intervention by = remark(held);
        ledger().intervened(by);
        ledger().keepCorrected(by, ledger().kept(held.id()).orElseThrow().envelope());

        assertThat(store().count(order))
                .isEqualTo(Map.of(
                        Place.BODIES, 2,
                        Place.CORRECTIONS, 1,
                        Place.HISTORY, 2,
                        Place.REMARKS, 1,
                        Place.INCIDENTS, 2,
                        Place.NUMBERS, 2));
        assertThat(store().erase(order, fence(ERP))).isEmpty();

        assertThat(store().count(order)).isEmpty();
        assertThat(ledger().kept(held.id())).isEmpty();
        assertThat(ledger().corrections(held.id())).isEmpty();
        assertThat(ledger().byNumber(EntityKind.ORDER, "N" + run)).isEmpty();
        assertThat(ledger().byNumber(EntityKind.ORDER, "O" + run)).isEmpty();
        assertThat(ledger().history(order).operations()).hasSize(2).allSatisfy(operation -> assertThat(operation)
                .isEqualTo(Forgotten.of(operation)));
        assertThat(ledger().history(order).interventions())
                .extracting(Intervention::why)
                .containsExactly(Forgotten.WORDS);
    }

    @Test
    void what_waited_waits_no_more_and_its_incident_is_exact() {
        HistoryFixture past = new HistoryFixture(ledger());
        Failure failure = failure(FailureCode.ITEM_UNKNOWN);
        past.held(order, "N1", failure);
        past.held(other, "N2", failure);

        store().erase(order, fence(ERP));
        store().erase(order, fence(ERP));

        assertThat(incident(failure).open()).isEqualTo(1);
        assertThat(ledger().open(Cause.of(failure), 9))
                .extracting(item -> item.subject())
                .containsExactly(other);
        assertThat(incident(failure).latest().why()).as("it is the other's").isEqualTo(failure.why());
    }

    @Test
    void a_delivered_one_stays_delivered_as_what_it_is_there() {
        new HistoryFixture(ledger()).delivered(order, "N1");
        Link before = ledger().link(order, ERP).orElseThrow();

        store().erase(order, fence(ERP));

        Link after = ledger().link(order, ERP).orElseThrow();
        assertThat(after.state()).isEqualTo(LinkState.DELIVERED);
        assertThat(after.targetRef()).isEqualTo(before.targetRef());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.contentHash()).isEqualTo(before.contentHash());
        assertThat(after.erased()).contains("receipt-" + run);
    }

    @Test
    void no_claim_is_won_any_more_also_where_it_was_never_seen() {
        new HistoryFixture(ledger()).delivered(order, "N1");

        store().erase(order, fence(ERP, CRM));

        assertThat(ledger().claim(claim(order, ERP))).isInstanceOf(ClaimResult.Erased.class);
        assertThat(ledger().claim(claim(order, CRM))).isInstanceOf(ClaimResult.Erased.class);
        assertThat(ledger().claim(claim(other, CRM))).isInstanceOf(ClaimResult.Won.class);
    }

    @Test
    void without_a_fence_it_may_come_again() {
        new HistoryFixture(ledger()).failed(order, "N1", failure(FailureCode.TARGET_REFUSED));

        store().erase(order, fence());

        assertThat(ledger().claim(claim(order, ERP))).isInstanceOf(ClaimResult.Won.class);
    }

    @Test
    void what_somebody_is_at_work_on_is_said_and_fenced() {
        ledger().claim(claim(order, ERP));

        assertThat(store().erase(order, fence(ERP))).containsExactly(ERP);

        assertThat(ledger().claim(claim(order, ERP))).isInstanceOf(ClaimResult.Busy.class);
        Claim later = claim(order, ERP, NOON.plusSeconds(3_600));
        assertThat(ledger().claim(later)).isInstanceOf(ClaimResult.Erased.class);
        assertThat(store().erase(order, new Fence("receipt-2", Set.of(ERP), NOON.plusSeconds(3_600))))
                .isEmpty();
        assertThat(ledger().link(order, ERP).orElseThrow().erased()).contains("receipt-" + run);
    }

    @Test
    void all_kept_messages_are_shown_stretch_by_stretch() {
        HistoryFixture past = new HistoryFixture(ledger());
        Operation one = past.held(order, "N1", failure(FailureCode.ITEM_UNKNOWN));
        Operation two = past.failed(other, "N2", failure(FailureCode.TARGET_REFUSED));
        past.delivered(HistoryFixture.order("shop-" + run, "3"), "N3");

        List<OperationId> all = new ArrayList<>();
        Optional<String> mark = Optional.empty();
        do {
            ErasureStore.Stretch stretch = store().messages(mark);
            all.addAll(stretch.messages());
            mark = stretch.next();
        } while (mark.isPresent());

        assertThat(all).contains(one.id(), two.id()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> store().messages(Optional.of("*"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_receipt_comes_back_as_it_was_kept_last() {
        Receipt receipt = receipt(Optional.of("mark"), List.of("a thing"));

        store().keep(receipt(Optional.empty(), List.of()));
        store().keep(receipt);

        assertThat(store().receipt("receipt-" + run)).contains(receipt);
        assertThat(store().receipt("receipt-" + run + "x")).isEmpty();
        assertThat(store().receipt("receipt")).isEmpty();
        assertThat(receipt.isDone()).isFalse();
    }

    private Receipt receipt(Optional<String> next, List<String> left) {
        return new Receipt(
                "receipt-" + run,
                new By("anna", "asked by letter"),
                NOON,
                List.of("e-mail address, SHA-256 00"),
                List.of(order, other),
                Map.of(Place.BODIES, 2),
                7,
                next,
                List.of(new Receipt.Holder(ERP, "7", "as S7")),
                left);
    }

    private Fence fence(SystemId... targets) {
        return new Fence("receipt-" + run, Set.of(targets), NOON);
    }

    private Failure failure(FailureCode code) {
        return Failure.of(code, ERP, "createOrder" + run, "Quixodora is unknown", "call 5550199")
                .saying("Quixodora?");
    }

    private Incident incident(Failure failure) {
        return ledger().incidents().stream()
                .filter(incident -> incident.cause().equals(Cause.of(failure)))
                .findFirst()
                .orElseThrow();
    }

    private Intervention remark(Operation about) {
        return new Intervention(
                new OperationId("by-" + run),
                order,
                ERP,
                about.id(),
                Intervention.Kind.CORRECTED,
                "bea",
                "Quixodora rang",
                "name = Quixodora",
                NOON);
    }

    private static Claim claim(SubjectRef subject, SystemId target) {
        return claim(subject, target, NOON);
    }

    private static Claim claim(SubjectRef subject, SystemId target, Instant now) {
        return new Claim(
                new OperationId("op-" + now.getEpochSecond()),
                subject,
                target,
                Optional.of(new Version(now)),
                "newer",
                false,
                now,
                now.plusSeconds(60));
    }
}
