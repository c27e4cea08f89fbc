package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.testkit.LandscapeFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person may ask, and the answers. */
class OperatorTest {
    private static final By ANNA = new By("anna", "the item was created");

    private final World world = new World();

    @Test
    void an_order_is_sent_again_by_its_number_and_arrives() {
        Order order = heldForItsItem("1001", "shop-es");
        world.erp.learn("TSHIRT-XL");

        Answer answer = redrive(new Selection.OfOrder("N1001", Optional.empty()), Edit.NONE, false);

        assertThat(answer)
                .isEqualTo(new Answer.Redriven(
                        List.of(new Answer.Line(opened(order), true, "order shop-es:1001 is queued for erp again")),
                        0,
                        Optional.empty()));
        world.settles();
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void asked_twice_the_second_says_that_nothing_is_left() {
        Order order = heldForItsItem("1001", "shop-es");
        OperationId held = opened(order);
        world.erp.learn("TSHIRT-XL");
        redrive(new Selection.One(held), Edit.NONE, false);
        world.settles();

        assertThat(redrive(new Selection.One(held), Edit.NONE, false))
                .isInstanceOfSatisfying(
                        Answer.Redriven.class,
                        answer -> assertThat(answer.lines()).singleElement().satisfies(line -> {
                            assertThat(line.queued()).isFalse();
                            assertThat(line.sentence()).contains("there is nothing left to do");
                        }));
        assertThat(redrive(new Selection.OfOrder("N1001", Optional.empty()), Edit.NONE, false))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.why())
                        .isEqualTo("order 'N1001' waits for nobody: none of it is held or failed"));
    }

    @Test
    void a_preview_says_what_would_be_written_and_writes_nothing() {
        heldForItsItem("1001", "shop-es");
        world.erp.learn("TSHIRT-XL");

        Answer answer = redrive(new Selection.All(), Edit.NONE, true);

        assertThat(answer).isInstanceOfSatisfying(Answer.Previews.class, previews -> assertThat(previews.previews())
                .singleElement()
                .satisfies(preview -> {
                    assertThat(preview.sentence()).isEqualTo("creates order shop-es:1001 in erp");
                    assertThat(preview.changes())
                            .anySatisfy(change -> assertThat(change.what()).isEqualTo("total"));
                }));
        assertThat(world.erp.writes()).isZero();
        assertThat(world.queue.takeAll()).isEmpty();
        assertThat(world.incident(FailureCode.ITEM_UNKNOWN).state()).isEqualTo(Incident.State.OPEN);
    }

    @Test
    void an_order_number_of_two_shops_is_not_guessed() {
        heldForItsItem("1001", "shop-es");
        heldForItsItem("1001", "shop-fr");

        assertThat(redrive(new Selection.OfOrder("N1001", Optional.empty()), Edit.NONE, false))
                .isEqualTo(
                        new Answer.Refused("there are several orders 'N1001': in shop-es, shop-fr", "name the shop"));
        assertThat(redrive(new Selection.OfOrder("N1001", Optional.of(new SystemId("shop-fr"))), Edit.NONE, false))
                .isInstanceOf(Answer.Redriven.class);
    }

    @Test
    void a_number_of_two_shops_is_clear_when_only_one_of_them_waits() {
        heldForItsItem("1001", "shop-es");
        world.hears(anOrder("1001").from("shop-fr").withLine("MUG", 1, "7.50").build());
        world.settles();

        assertThat(redrive(new Selection.OfOrder("N1001", Optional.empty()), Edit.NONE, false))
                .isInstanceOf(Answer.Redriven.class);
    }

    @Test
    void what_does_not_exist_is_said_to_be_so() {
        assertThat(why(redrive(new Selection.OfOrder("7", Optional.empty()), Edit.NONE, false)))
                .isEqualTo("no order '7' was ever seen");
        assertThat(why(redrive(
                        new Selection.OfIncident(new Cause(FailureCode.DOWN, world.erpId(), "find")),
                        Edit.NONE,
                        false)))
                .isEqualTo("there is no incident 'DOWN#erp#find'");
        assertThat(why(redrive(matching("epr"), Edit.NONE, false))).isEqualTo("no system is called 'epr'");
        assertThat(redrive(matching("erp"), Edit.NONE, false))
                .isEqualTo(new Answer.Redriven(List.of(), 0, Optional.empty()));
        assertThat(why(dismiss(new OperationId("op-99")))).startsWith("nothing was dismissed: no message is kept");
    }

    @Test
    void who_and_why_must_be_said() {
        Command.DismissOperation nobody = new Command.DismissOperation(new OperationId("x"), new By(" ", "why"));
        Command.DismissOperation noReason = new Command.DismissOperation(new OperationId("x"), new By("anna", ""));
        Command.DismissOperation itself = new Command.DismissOperation(new OperationId("x"), new By("waybill", "so"));

        assertThat(why(run(nobody))).isEqualTo("it is not said who asks");
        assertThat(why(run(noReason))).isEqualTo("it is not said why");
        assertThat(why(run(itself))).isEqualTo("'waybill' stands for what happens by itself");
    }

    @Test
    void a_correction_is_for_one_operation_and_its_settings_are_mappings_of_the_target() {
        Order order = heldForItsItem("1001", "shop-es");
        heldForItsItem("1002", "shop-es");
        Edit mapping = new Edit(Optional.empty(), Map.of("items.TSHIRT-XL", "4711"));
        Edit elsewhere = new Edit(Optional.empty(), Map.of("url", "https://elsewhere.example"));

        assertThat(why(redrive(new Selection.All(), mapping, false)))
                .isEqualTo("a correction is for one operation, but the selection means 2");
        assertThat(redrive(new Selection.One(opened(order)), elsewhere, true))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.why())
                            .isEqualTo("'url' is not a mapping of erp that can be set for one operation");
                    assertThat(refused.next()).startsWith("there are: items.* (");
                });
        assertThat(redrive(new Selection.One(opened(order)), mapping, false)).isInstanceOf(Answer.Redriven.class);
        assertThat(world.queue.takeAll()).singleElement().satisfies(sent -> assertThat(sent.settings())
                .isEqualTo(mapping.settings()));
    }

    @Test
    void a_corrected_body_must_be_readable_and_about_the_same_thing() {
        Order order = heldForItsItem("1001", "shop-es");
        OperationId held = opened(order);

        assertThat(why(redrive(new Selection.One(held), body(new byte[] {'{', (byte) 0xff, '}'}), false)))
                .isEqualTo(
                        "the corrected body cannot be used: the body from shop-es cannot be read: it is not valid UTF-8");
        assertThat(why(redrive(new Selection.One(held), body("{\"id\": 1".getBytes(StandardCharsets.UTF_8)), false)))
                .startsWith(
                        "the corrected body cannot be used: the body from shop-es cannot be read: it is not the JSON");
        assertThat(world.queue.takeAll()).isEmpty();
    }

    @Test
    void an_incident_is_dismissed_except_for_what_is_being_tried_again() {
        Order order = heldForItsItem("1001", "shop-es");
        heldForItsItem("1002", "shop-es");
        Cause cause = world.incident(FailureCode.ITEM_UNKNOWN).cause();
        OperationId retried = opened(order);
        redrive(new Selection.One(retried), Edit.NONE, false);

        assertThat(why(dismiss(retried))).isEqualTo("order shop-es:1001 is being tried again in erp");
        assertThat(run(new Command.DismissIncident(cause, ANNA))).isEqualTo(new Answer.Dismissed(1));
        assertThat(why(run(new Command.DismissIncident(cause, ANNA)))).contains("is being tried again");
    }

    @Test
    void a_ledger_that_is_down_is_an_answer() {
        heldForItsItem("1001", "shop-es");
        world.breakLedger();

        assertThat(redrive(new Selection.All(), Edit.NONE, false))
                .isEqualTo(new Answer.Refused("DOWN in ledger: it is down", "wait"));
    }

    private Order heldForItsItem(String number, String shop) {
        world.erp.forget("TSHIRT-XL");
        Order order =
                anOrder(number).from(shop).withLine("TSHIRT-XL", 2, "10.00").build();
        world.hears(order);
        world.settles();
        return order;
    }

    @Test
    void what_a_route_holds_passes_once_a_person_approves_it_and_not_by_a_mere_redrive() {
        World limited =
                new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").holdWhen("total > 100 EUR"));
        Order large = anOrder("1").withLine("SOFA", 1, "500.00").build();
        limited.erp.learn("SOFA");
        limited.hears(large).settles();

        run(limited, new Command.Redrive(new Selection.All(), Terms.STANDARD, ANNA, Edit.NONE, false));
        limited.settles();
        assertThat(limited.lastOf(large.subject()).ending()).isEqualTo(Ending.HELD);

        Answer preview =
                run(limited, new Command.Redrive(new Selection.All(), Terms.STANDARD, ANNA, Edit.APPROVAL, true));
        assertThat(preview).isInstanceOfSatisfying(Answer.Previews.class, previews -> assertThat(previews.previews())
                .singleElement()
                .satisfies(one -> assertThat(one.writes()).isTrue()));
        run(limited, new Command.Redrive(new Selection.All(), Terms.STANDARD, ANNA, Edit.APPROVAL, false));
        limited.settles();

        assertThat(limited.lastOf(large.subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(limited.erp.orders()).hasSize(1);
        assertThat(limited.ledger.history(large.subject()).interventions())
                .extracting(Intervention::kind)
                .containsExactly(Intervention.Kind.REDRIVEN, Intervention.Kind.APPROVED);
    }

    @Test
    void what_cannot_be_carried_as_it_is_cannot_be_approved() {
        Order order = heldForItsItem("1001", "shop-es");

        Answer answer = redrive(new Selection.All(), Edit.APPROVAL, false);

        assertThat(why(answer))
                .isEqualTo("operation " + opened(order) + " waits for ITEM_UNKNOWN, which no approval lets pass");
        assertThat(world.queue.takeAll()).isEmpty();
    }

    private static Answer run(World world, Command command) {
        return world.operator().run(command, world.clock.instant().plusSeconds(240));
    }

    private OperationId opened(Order order) {
        return world.ledger
                .link(order.subject(), world.erpId())
                .orElseThrow()
                .opened()
                .orElseThrow()
                .by();
    }

    private Answer redrive(Selection selection, Edit edit, boolean preview) {
        return run(new Command.Redrive(selection, Terms.STANDARD, ANNA, edit, preview));
    }

    private Answer dismiss(OperationId operation) {
        return run(new Command.DismissOperation(operation, ANNA));
    }

    private Answer run(Command command) {
        return run(world, command);
    }

    private static Edit body(byte[] bytes) {
        return new Edit(Optional.of(Body.of(bytes)), Map.of());
    }

    private static Selection matching(String system) {
        return new Selection.Matching(
                Optional.of(new SystemId(system)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String why(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.why() : "not refused: " + answer;
    }
}
