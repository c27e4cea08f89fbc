package dev.waybill.functions.redrivefailures;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.aws.DynamoCommandKeys;
import dev.waybill.aws.TableWords;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.Person;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.HistoryFixture;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person is erased from the real table and queue, also by a process that dies at any request and is started again. */
class ErasureTest {
    private static final String EMAIL = "quixodora@zemmelin.example";
    private static final List<String> MARKS = List.of("quixodora", "zemmelin", "brandelweg", "5550199");
    private static final SystemId ERP = new SystemId("erp");
    private static final SubjectRef ORDER = HistoryFixture.order("shop-es", "1001");
    private static final Command BY_NUMBER =
            command(new Person(List.of("shop-es:1001"), Optional.empty(), Optional.empty(), Optional.empty()));
    private static final Command BY_ADDRESS =
            command(new Person(List.of(), Optional.of(new EmailAddress(EMAIL)), Optional.empty(), Optional.empty()));

    @Test
    void no_item_of_the_table_and_no_letter_has_a_word_of_the_person_afterwards() {
        World world = fed();
        assertThat(found(world)).isNotEmpty();

        Receipt receipt = ((Answer.Erased) world.ask(BY_ADDRESS)).receipt();

        assertThat(found(world)).isEmpty();
        assertThat(world.deadLetters()).isZero();
        assertThat(receipt.subjects()).containsExactly(ORDER);
        assertThat(receipt.counts())
                .containsEntry(Place.BODIES, 2)
                .containsEntry(Place.CORRECTIONS, 1)
                .containsEntry(Place.REMARKS, 1)
                .containsEntry(Place.NUMBERS, 1)
                .containsEntry(Place.DEAD_LETTERS, 1)
                .containsEntry(Place.ANSWERS, 1);
        assertThat(receipt.left()).isEmpty();
        assertThat(world.ledger.history(ORDER).operations())
                .extracting(Operation::ending)
                .containsExactlyInAnyOrder(Ending.HELD, Ending.FAILED);
        assertThat(world.log().toString().toLowerCase(Locale.ROOT)).doesNotContain(MARKS);
        assertThat(world.ask(BY_ADDRESS)).isInstanceOf(Answer.Erased.class);
    }

    @Test
    void a_webhook_that_comes_later_creates_no_order() {
        World world = fed();
        world.ask(BY_NUMBER);
        Order later = anOrder("1001").from("shop-es").changedAt(Instant.now()).build();

        world.carry(world.message(later));

        assertThat(world.erp.orders()).isEmpty();
    }

    @Test
    void who_dies_before_any_request_and_is_asked_again_leaves_nothing() {
        int n = 0;
        boolean died;
        do {
            n++;
            World world = fed();
            died = dies(world, n);
            Receipt receipt = ((Answer.Erased) world.ask(BY_NUMBER)).receipt();
            assertThat(found(world)).as("died before request %d", n).isEmpty();
            assertThat(receipt.counts()).as("died before request %d", n).containsEntry(Place.BODIES, 2);
            assertThat(receipt.left())
                    .as("a letter that the dead process looked at is hidden for half a minute")
                    .allMatch(left -> left.contains("dead letters could not be seen"));
        } while (died);
        assertThat(n).as("requests of one erasure").isGreaterThan(20);
    }

    /** However deep the library wraps it, nothing after it is done. */
    private static boolean dies(World world, int n) {
        world.dying.before(n);
        try {
            world.ask(BY_NUMBER);
        } catch (Crash died) {
            assertThat(died).hasMessageContaining("the process died");
        }
        return world.dying.died();
    }

    private static Command command(Person person) {
        return new Command.Erase("receipt-0001", person, new By("anna", "by letter"), false);
    }

    /** A customer whose order was held, then failed, was corrected, remarked upon and asked about. */
    private static World fed() {
        World world = new World();
        HistoryFixture past = new HistoryFixture(world.ledger);
        Operation held = past.held(
                ORDER,
                "1001",
                Failure.of(
                                FailureCode.ITEM_UNKNOWN,
                                ERP,
                                "createOrder",
                                "Quixodora Zemmelin is no customer",
                                "call +49 30 5550199")
                        .saying("no customer in Brandelweg 47b"));
        Body body = Body.of("{\"email\":\"" + EMAIL + "\",\"name\":\"Quixodora\",\"street\":\"Brandelweg 47b\"}");
        Intervention remark = new Intervention(
                new OperationId("by-1"),
                ORDER,
                ERP,
                held.id(),
                Intervention.Kind.CORRECTED,
                "bea",
                "Quixodora rang",
                "",
                Instant.now());
        world.ledger.intervened(remark);
        world.ledger.keepCorrected(
                remark, world.ledger.kept(held.id()).orElseThrow().envelope().corrected(body, Map.of()));
        world.carry(saying(world, body));
        DynamoCommandKeys keys = new DynamoCommandKeys(world.dynamo, world.ledgerTable);
        DynamoCommandKeys.Begin begin = new DynamoCommandKeys.Begin("bea", "key-00001", "hash", Instant.now());
        keys.begin(begin);
        keys.end(begin, 200, "{\"sentence\":\"order shop-es:1001 of Quixodora\"}");
        assertThat(world.deadLetters()).isEqualTo(1);
        return world;
    }

    private static Envelope saying(World world, Body body) {
        Envelope like = world.message(
                anOrder("1001").from("shop-es").changedAt(Instant.now()).build());
        return new Envelope(
                like.flow(),
                like.source(),
                like.target(),
                like.subject(),
                like.topic(),
                body.hash(),
                like.version(),
                like.receivedAt(),
                like.correlation(),
                like.headers(),
                body,
                like.redriven());
    }

    /** Items of the table that say something of the person. */
    private static List<String> found(World world) {
        return TableWords.of(world.dynamo, world.ledgerTable).stream()
                .filter(words -> MARKS.stream().anyMatch(words.toLowerCase(Locale.ROOT)::contains))
                .toList();
    }
}
