package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.DayBook;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.erasure.Person;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person asks to be erased: what goes, what stays, and what must not come back. */
class ErasureTest {
    private static final By ANNA = new By("anna", "asked for by letter");
    private static final SystemId SHOP = new SystemId("shop-es");

    private final World world = new World();

    @Test
    void a_delivered_order_keeps_what_happened_and_is_not_carried_again() {
        Order order = delivered("1001");
        Instant later = order.version().changedAt().plusSeconds(60);

        Receipt receipt = erase("receipt-1", orders("N1001")).receipt();
        world.hears(order).settles();
        world.hears(changed(order, later)).settles();

        assertThat(receipt.subjects()).containsExactly(order.subject());
        assertThat(receipt.counts()).containsEntry(Place.NUMBERS, 1);
        assertThat(receipt.isDone()).isTrue();
        assertThat(receipt.holders())
                .extracting(holder -> holder.system().value())
                .containsExactly("shop-es", "erp");
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.lastOf(order.subject()).skipped()).contains(SkipReason.ERASED);
        assertThat(link(order).state()).isEqualTo(LinkState.DELIVERED);
        assertThat(link(order).targetRef()).isPresent();
        assertThat(world.ledger.byNumber(EntityKind.ORDER, "N1001")).isEmpty();
        assertThat(TraceText.of(world.ledger.history(order.subject()), List.of(), world.clock.instant()))
                .contains("ERASED  by anna", "receipt receipt-1", "erased on request (receipt receipt-1)");
    }

    @Test
    void a_held_order_is_off_the_list_without_a_trace_of_its_words() {
        Order order = held("1001");
        assertThat(world.ledger.kept(opened(order))).isPresent();

        Receipt receipt = erase("receipt-1", orders("N1001")).receipt();

        assertThat(receipt.counts())
                .containsEntry(Place.BODIES, 1)
                .containsEntry(Place.HISTORY, 1)
                .containsEntry(Place.INCIDENTS, 1)
                .containsEntry(Place.NUMBERS, 1);
        assertThat(world.ledger.open(9)).isEmpty();
        assertThat(world.incident(FailureCode.ITEM_UNKNOWN).open()).isZero();
        assertThat(world.incident(FailureCode.ITEM_UNKNOWN).latest().why()).isEqualTo(Forgotten.WORDS);
        History history = world.ledger.history(order.subject());
        assertThat(history.operations()).allSatisfy(operation -> {
            assertThat(operation.note()).isEqualTo(Forgotten.WORDS);
            assertThat(world.ledger.kept(operation.id())).isEmpty();
        });
        assertThat(history.interventions())
                .extracting(Intervention::kind)
                .containsExactlyInAnyOrder(Intervention.Kind.DISMISSED, Intervention.Kind.ERASED);
    }

    @Test
    void what_waits_in_the_queue_is_not_carried_when_its_turn_comes() {
        Order order = anOrder("1001").from("shop-es").build();
        world.hears(order);

        erase("receipt-1", orders("shop-es:1001"));
        world.settles();

        assertThat(world.erp.orders()).isEmpty();
        assertThat(world.endingsOf(order.subject())).containsExactly(Ending.SKIPPED);
    }

    @Test
    void what_is_tried_again_by_itself_waits_no_more() {
        world.erp.goesDown();
        Order order = anOrder("1001").from("shop-es").build();
        world.hears(order).runOnce();
        assertThat(world.ledger.waiting(9)).hasSize(1);

        Receipt receipt = erase("receipt-1", orders("shop-es:1001")).receipt();

        assertThat(world.ledger.waiting(9)).isEmpty();
        assertThat(receipt.isDone()).isTrue();
    }

    @Test
    void what_is_carried_at_this_moment_is_said_and_erased_when_it_is_asked_again() {
        Order order =
                anOrder("1001").from("shop-es").withLine("TSHIRT-XL", 1, "7.49").build();
        world.erp.atNextLook(() -> {
            Receipt first = erase("receipt-1", orders("shop-es:1001")).receipt();
            assertThat(first.left()).singleElement().asString().contains("is being carried to erp at this moment");
        });
        world.hears(order).settles();
        world.clock.pass(Duration.ofMinutes(15));

        Receipt second = erase("receipt-1", orders("shop-es:1001")).receipt();

        assertThat(second.isDone()).isTrue();
        assertThat(world.erasures.count(order.subject())).isEmpty();
        assertThat(link(order).erased()).contains("receipt-1");
    }

    @Test
    void a_dead_letter_goes_and_those_of_others_stay() {
        Envelope theirs = world.shopSays(anOrder("1001").from("shop-es").build());
        Envelope others = world.shopSays(anOrder("1002").from("shop-es").build());
        world.deadLetters.moveThere(theirs);
        world.deadLetters.moveThere(others);

        Receipt receipt = erase("receipt-1", orders("shop-es:1001")).receipt();

        assertThat(receipt.counts()).containsEntry(Place.DEAD_LETTERS, 1);
        assertThat(world.deadLetters.count()).isEqualTo(1);
        world.sweeps();
        assertThat(world.ledger.history(theirs.subject()).operations()).isEmpty();
    }

    @Test
    void a_preview_counts_and_erases_nothing() {
        Order order = held("1001");

        Answer answer = ask(new Command.Erase("receipt-1", orders("N1001"), ANNA, true));

        assertThat(answer).isInstanceOfSatisfying(Answer.Erased.class, erased -> {
            assertThat(erased.preview()).isTrue();
            assertThat(erased.receipt().counts()).containsEntry(Place.BODIES, 1);
        });
        assertThat(world.erasures.receipt("receipt-1")).isEmpty();
        assertThat(world.ledger.open(9)).hasSize(1);
        assertThat(link(order).erased()).isEmpty();
    }

    @Test
    void twice_is_once_and_the_receipt_still_says_what_was_found() {
        held("1001");
        Receipt first = erase("receipt-1", orders("N1001")).receipt();

        Receipt again = erase("receipt-1", orders("N1001")).receipt();
        Receipt anew = erase("receipt-2", orders("shop-es:1001")).receipt();

        assertThat(again.counts()).isEqualTo(first.counts());
        assertThat(anew.counts()).isEmpty();
        assertThat(anew.isDone()).isTrue();
    }

    @Test
    void a_person_is_found_by_the_address_in_kept_messages_alone_and_the_receipt_does_not_tell_it() {
        Order order = held("1001");
        String address = "quixodora@zemmelin.example";
        OperationId held = opened(order);
        Body body = Body.of("{\"email\":\"QUIXODORA\\u0040zemmelin.example\"}");
        world.ledger.keepCorrected(
                new Intervention(
                        new OperationId("c"),
                        order.subject(),
                        new SystemId("erp"),
                        held,
                        Intervention.Kind.CORRECTED,
                        "bea",
                        "",
                        "",
                        world.clock.instant()),
                world.ledger.kept(held).orElseThrow().envelope().corrected(body, Map.of()));
        held("1002");

        Receipt receipt = erase("receipt-1", ofAddress(address)).receipt();

        assertThat(receipt.subjects()).containsExactly(order.subject());
        assertThat(receipt.looked()).isEqualTo(2);
        assertThat(receipt.counts()).containsEntry(Place.CORRECTIONS, 1);
        assertThat(receipt.toString().toLowerCase(Locale.ROOT)).doesNotContain("quixodora", "zemmelin");
        assertThat(receipt.asked())
                .containsExactly("e-mail address, SHA-256 "
                        + Body.of("receipt-1:" + address).hash());
        assertThat(world.ledger.open(9)).hasSize(1);
    }

    @Test
    void a_privacy_request_says_how_and_is_settled_by_the_erasure_that_names_it() {
        Order order = delivered("1001");
        world.receives(new RawWebhook(
                SHOP, Map.of("token", "genuine", "privacy", "yes"), Body.of("customer-7 1001"), world.clock.instant()));
        world.settles();
        OperationId request = world.ledger.open(9).getFirst().opened().by();
        assertThat(world.incident(FailureCode.PRIVACY_REQUEST).latest().next())
                .contains("waybill erase --request ID", "1 orders");

        Receipt receipt = erase(
                        "receipt-1", new Person(List.of(), Optional.empty(), Optional.empty(), Optional.of(request)))
                .receipt();

        assertThat(receipt.subjects())
                .containsExactlyInAnyOrder(new SubjectRef(EntityKind.PARTY, SHOP, "customer-7"), order.subject());
        assertThat(receipt.isDone()).isTrue();
        assertThat(world.ledger.open(9)).isEmpty();
        assertThat(world.ledger.kept(request)).isEmpty();
        assertThat(world.incident(FailureCode.PRIVACY_REQUEST).state()).isEqualTo(Incident.State.RESOLVED);
    }

    @Test
    void an_open_privacy_request_that_is_not_named_stays_to_be_answered() {
        world.receives(new RawWebhook(
                SHOP,
                Map.of("token", "genuine", "privacy", "yes"),
                Body.of("customer-7 x@y.example"),
                world.clock.instant()));
        world.settles();

        Receipt receipt = erase("receipt-1", ofAddress("x@y.example")).receipt();

        assertThat(receipt.left()).singleElement().asString().contains("waybill erase --request");
        assertThat(world.ledger.open(9)).hasSize(1);
    }

    @Test
    void what_is_not_clear_is_refused_and_nothing_is_erased() {
        delivered("1001");
        world.hears(anOrder("1001").from("shop-fr").build()).settles();

        assertThat(refused("receipt-1", orders("N1001"), ANNA)).contains("several orders of the 1. number");
        assertThat(refused("receipt-1", orders("N77"), ANNA)).contains("nothing is known by the 1. number");
        assertThat(refused("receipt-1", orders(), ANNA)).contains("nobody is named");
        assertThat(refused("r", orders("shop-es:1001"), ANNA)).contains("8 to 64");
        assertThat(refused("receipt-1", orders("shop-es:1001"), new By("anna", "x@y.example wrote")))
                .contains("seems to hold an e-mail address");
        erase("receipt-1", orders("shop-es:1001"));
        assertThat(refused("receipt-1", orders("shop-fr:1001"), ANNA)).contains("about somebody else");
    }

    @Test
    void an_erased_order_is_explained_in_the_balance_whatever_its_shop_says_later() {
        Order order = delivered("1001");
        erase("receipt-1", orders("N1001"));
        world.shop.has(changed(order, order.version().changedAt().plusSeconds(60)));
        world.clock.pass(Duration.ofHours(1));

        assertThat(new DayBook(world.landscape(), world.ledger, world.ids(), world.clock)
                        .of(SHOP, LocalDate.of(2026, 11, 23), 1, ZoneOffset.UTC))
                .allSatisfy(balance -> assertThat(balance.unexplained()).isEmpty());
    }

    @Test
    void an_address_is_found_however_it_is_written_and_no_other_is_taken_for_it() {
        EmailAddress anna = new EmailAddress(" Anna+Shop@Example.org ");

        assertThat(List.of(
                        "{\"email\":\"anna+shop@example.org\"}",
                        "{\"email\":\"ANNA\\u002bSHOP\\u0040EXAMPLE.ORG\"}",
                        "billing_email=anna%2Bshop%40example.org&x=1",
                        "please write to Anna+Shop@example.org.",
                        "{\"note\":\"mail:\\nanna+shop@example.org\"}"))
                .allSatisfy(text -> assertThat(anna.isIn(text)).isTrue());
        assertThat(List.of(
                        "{\"email\":\"joanna+shop@example.org\"}",
                        "{\"email\":\"anna+shop@example.org.uk\"}",
                        "{\"email\":\"shop@example.org\"}"))
                .allSatisfy(text -> assertThat(anna.isIn(text)).isFalse());
        assertThat(anna.toString()).doesNotContain("nna");
    }

    private Order delivered(String id) {
        Order order = anOrder(id).from("shop-es").build();
        world.hears(order).settles();
        assertThat(world.endingsOf(order.subject())).containsExactly(Ending.DELIVERED);
        return order;
    }

    private Order held(String id) {
        Order order =
                anOrder(id).from("shop-es").withLine("TSHIRT-XL", 1, "7.49").build();
        world.erp.forget("TSHIRT-XL");
        world.hears(order).settles();
        return order;
    }

    private static Order changed(Order order, Instant at) {
        return anOrder(order.subject().id()).from("shop-es").changedAt(at).build();
    }

    private OperationId opened(Order order) {
        return link(order).opened().orElseThrow().by();
    }

    private Link link(Order order) {
        return world.ledger.link(order.subject(), world.erpId()).orElseThrow();
    }

    private static Person orders(String... numbers) {
        return new Person(List.of(numbers), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Person ofAddress(String address) {
        return new Person(List.of(), Optional.of(new EmailAddress(address)), Optional.empty(), Optional.empty());
    }

    private Answer.Erased erase(String receipt, Person person) {
        return (Answer.Erased) ask(new Command.Erase(receipt, person, ANNA, false));
    }

    private String refused(String receipt, Person person, By by) {
        return ((Answer.Refused) ask(new Command.Erase(receipt, person, by, false))).why();
    }

    private Answer ask(Command command) {
        return world.operator().run(command, world.clock.instant().plusSeconds(60));
    }
}
