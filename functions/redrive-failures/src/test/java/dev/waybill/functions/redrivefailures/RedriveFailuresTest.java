package dev.waybill.functions.redrivefailures;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.functions.redrivefailures.RedriveFailuresWiring.Settings.Queues;
import dev.waybill.testkit.FakeErp.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedriveFailuresTest {
    private static final By ANNA = new By("anna", "the customer Muriel Spark is unblocked");

    private static final SystemId SHOP = new SystemId("shop-es");

    private final World world = new World();

    @Test
    void an_order_that_failed_is_redriven_by_its_number_and_the_next_round_removes_its_dead_letter() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.carry(world.message(order("1001")));
        assertThat(world.deadLetters()).isEqualTo(1);

        Answer answer = world.ask(redrive(new Selection.OfOrder("N1001", Optional.empty()), Edit.NONE, false));

        assertThat(answer).isInstanceOfSatisfying(Answer.Redriven.class, redriven -> {
            assertThat(redriven.lines()).singleElement().satisfies(line -> assertThat(line.queued())
                    .isTrue());
            assertThat(redriven.left()).isZero();
        });
        assertThat(world.carryAll()).isEqualTo(1);
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.deadLetters()).as("until the next round").isEqualTo(1);
        world.round();
        assertThat(world.deadLetters()).isZero();
        assertThat(world.log())
                .filteredOn(RedriveFailuresTest::isRound)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("level").asText()).isEqualTo("INFO");
                    assertThat(line.path("removed").asInt()).isEqualTo(1);
                });
    }

    @Test
    void what_the_queue_gave_up_is_adopted_with_its_body_and_can_be_redriven() {
        Envelope message = world.message(order("1001"));
        world.queueGivesUp(message.group(), EnvelopeJson.write(message));
        world.queueGivesUp("somebody", "{\"hello\":\"world\"}");

        world.round();

        OpenItem open = world.ledger.open(10).getFirst();
        assertThat(open.opened().cause().code()).isEqualTo(FailureCode.GIVEN_UP_BY_QUEUE);
        assertThat(world.ledger.kept(open.opened().by()).orElseThrow().envelope())
                .isEqualTo(message);
        assertThat(world.log())
                .filteredOn(RedriveFailuresTest::isRound)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("adopted").asInt()).isEqualTo(1);
                    assertThat(line.path("foreign").asInt()).isEqualTo(1);
                });
        world.ask(redrive(new Selection.All(), Edit.NONE, false));
        world.carryAll();
        world.round();
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.deadLetters()).as("the one that is not ours stays").isEqualTo(1);
    }

    @Test
    void what_changed_is_found_at_once_and_queued_again_when_a_person_wants_it() {
        Order lost = anOrder("1001")
                .changedAt(Instant.now().minusSeconds(40))
                .withLine("MUG", 1, "7.50")
                .build();
        world.shop.has(lost);

        Answer looked = world.ask(new Command.Poll(SHOP, Optional.of(EntityKind.ORDER), Optional.empty(), ANNA));
        world.carryAll();
        Answer replayed = world.ask(new Command.Replay(
                new Replayable.Changes(
                        SHOP,
                        new Span(
                                lost.version().changedAt(),
                                lost.version().changedAt().plusSeconds(1))),
                Optional.of(FlowSpec.ORDERS_TO_ERP),
                Terms.STANDARD,
                ANNA,
                false));
        Answer one = world.ask(
                new Command.Replay(new Replayable.Order("N1001"), Optional.empty(), Terms.STANDARD, ANNA, false));

        assertThat(looked)
                .isEqualTo(new Answer.Looked(
                        List.of(new Answer.Look(EntityKind.ORDER, 1, 1, Optional.empty(), Optional.empty()))));
        assertThat(replayed).isInstanceOfSatisfying(Answer.Replayed.class, answer -> assertThat(answer.changes())
                .hasSize(1));
        assertThat(one).isInstanceOf(Answer.Replayed.class);
        assertThat(world.carryAll()).isEqualTo(2);
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.history(lost.subject()).interventions()).hasSize(2);
        assertThat(world.ledger
                        .history(SubjectRef.parse("webhook#shop-es#polls"))
                        .interventions())
                .hasSize(1);
        assertThat(world.log().toString()).doesNotContain("Muriel");
    }

    @Test
    void a_dead_letter_that_waits_is_hidden_from_nobody_after_a_round() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.carry(world.message(order("1001")));

        world.round();
        world.round();

        assertThat(world.log())
                .filteredOn(RedriveFailuresTest::isRound)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("waiting").asInt()).isEqualTo(1));
    }

    @Test
    void a_correction_holds_for_one_operation_and_a_preview_shows_it() {
        world.erp.forget("OLD");
        Order order = anOrder("1001").withLine("OLD", 1, "7.50").build();
        world.carry(world.message(order));
        OperationId held = world.ledger.open(1).getFirst().opened().by();
        Edit edit = new Edit(Optional.empty(), Map.of("items.OLD", "NEW"));

        Answer preview = world.ask(redrive(new Selection.One(held), edit, true));
        assertThat(preview).isInstanceOfSatisfying(Answer.Previews.class, previews -> assertThat(previews.previews())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).isEqualTo("creates order shop-es:1001 in erp")));
        assertThat(world.carryAll()).as("a preview sends nothing").isZero();

        world.ask(redrive(new Selection.One(held), edit, false));
        world.carryAll();
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.ledger.corrections(held))
                .singleElement()
                .satisfies(correction -> assertThat(correction.by().who()).isEqualTo("anna"));
    }

    @Test
    void a_round_says_how_it_goes_as_metrics_of_this_stack() {
        world.erp.failNextWrites(Fault.REFUSED);
        world.carry(world.message(order("1001")));

        world.round();

        JsonNode line = world.log().stream()
                .filter(json -> json.has("_aws"))
                .findFirst()
                .orElseThrow();
        JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(directive.path("Namespace").asText()).isEqualTo("Waybill");
        assertThat(directive.path("Dimensions")).hasToString("[[\"Stack\"]]");
        assertThat(line.path("Stack").asText()).isEqualTo("waybill-test");
        assertThat(directive.path("Metrics").findValuesAsText("Name"))
                .containsExactlyInAnyOrder(
                        "CircuitsOpen",
                        "OldestUndeliveredSeconds",
                        "DeadLetters",
                        "DeadLetterHoursLeft",
                        "HeldOldestSeconds",
                        "ReviewsOverdue",
                        "OpenIncidents")
                .allSatisfy(name -> assertThat(line.path(name).isNumber()).isTrue());
        assertThat(line.path("DeadLetters").asInt()).isEqualTo(1);
        assertThat(line.path("OpenIncidents").asInt()).isEqualTo(1);
        assertThat(line.path("DeadLetterHoursLeft").asInt()).isEqualTo(14 * 24 - 1);
    }

    @Test
    void a_system_with_a_circuit_has_a_metric_of_its_own() {
        world.erp.goesDown();
        for (int i = 0; i < 10; i++) {
            world.carry(world.message(order("10" + i)));
        }

        world.round();

        assertThat(world.log())
                .filteredOn(json -> json.path("System").asText().equals("erp"))
                .singleElement()
                .satisfies(json -> {
                    assertThat(json.path("_aws").findPath("Dimensions")).hasToString("[[\"Stack\",\"System\"]]");
                    assertThat(json.path("CircuitsOpen").asInt()).isEqualTo(1);
                });
    }

    @Test
    void a_command_is_logged_with_who_and_what_and_without_what_the_person_wrote() {
        world.ask(redrive(
                new Selection.Matching(
                        Optional.of(new SystemId("erp")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Muriel")),
                Edit.NONE,
                true));
        world.ask(new Command.DismissIncident(new Cause(FailureCode.DOWN, new SystemId("erp"), "find"), ANNA));

        assertThat(world.log()).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("message").asText()).isEqualTo("operator.command");
            assertThat(line.path("who").asText()).isEqualTo("anna");
            assertThat(line.toString()).doesNotContain("Muriel");
        });
        assertThat(world.log().getFirst().path("selection").asText()).isEqualTo("matching system erp and a text");
        assertThat(world.log().getLast().path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void what_is_no_command_is_refused_with_the_path_of_what_is_wrong() {
        Answer answer =
                AnswerJson.read(world.call("{\"command\":\"redrive\",\"who\":\"a\",\"why\":\"b\",\"all\":true}"));

        assertThat(answer)
                .isEqualTo(new Answer.Refused(
                        "this is no command: $.all is not known here; known are command, edit, limit, perSecond, preview,"
                                + " selection, who, why",
                        "use `waybill` of the same version"));
        assertThat(AnswerJson.read(world.call("{}"))).isInstanceOf(Answer.Refused.class);
        assertThat(world.log()).isEmpty();
    }

    @Test
    void what_it_asks_of_aws_is_what_its_role_allows() {
        world.erp.failNextWrites(Fault.REFUSED, Fault.REFUSED);
        world.carry(world.message(order("1001")));
        world.carry(world.message(order("1002")));
        Envelope givenUp = world.message(order("1003"));
        world.queueGivesUp(givenUp.group(), EnvelopeJson.write(givenUp));
        world.round();
        world.ask(redrive(new Selection.OfOrder("N1001", Optional.empty()), Edit.NONE, false));
        world.ask(redrive(
                new Selection.OfOrder("N1003", Optional.empty()),
                new Edit(Optional.empty(), Map.of("items.MUG", "CUP")),
                false));
        world.ask(new Command.DismissIncident(
                world.ledger.open(10).stream()
                        .filter(item -> !item.isRetrying())
                        .findFirst()
                        .orElseThrow()
                        .opened()
                        .cause(),
                ANNA));
        world.carryAll();
        world.round();

        // A transaction needs the rights of the writes in it; a batch those of its single request.
        assertThat(Set.copyOf(world.counter.requests()))
                .containsExactlyInAnyOrder(
                        "GetItem",
                        "PutItem",
                        "UpdateItem",
                        "Query",
                        "TransactWriteItems",
                        "SendMessage",
                        "SendMessageBatch",
                        "ReceiveMessage",
                        "DeleteMessage",
                        "ChangeMessageVisibilityBatch",
                        "GetQueueAttributes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redrive-one-order",
                "redrive-a-filter",
                "edit-and-retry",
                "dismiss-incident",
                "poll-a-system",
                "replay-a-span",
                "approve-prices",
                "undo-prices"
            })
    void the_sample_events_are_commands(String name) {
        assertThat(CommandJson.read(World.sample(name)).by().who()).isNotBlank();
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.ofEntries(
                Map.entry("LEDGER_TABLE", "l"),
                Map.entry("OWNERSHIP_TABLE", "o"),
                Map.entry("ORDERS_QUEUE_URL", "q"),
                Map.entry("ORDERS_DEAD_LETTER_QUEUE_URL", "d"),
                Map.entry("STOCK_QUEUE_URL", "sq"),
                Map.entry("STOCK_DEAD_LETTER_QUEUE_URL", "sd"),
                Map.entry("DOCUMENTS_QUEUE_URL", "dq"),
                Map.entry("DOCUMENTS_DEAD_LETTER_QUEUE_URL", "dd"),
                Map.entry("PARTIES_QUEUE_URL", "pq"),
                Map.entry("PARTIES_DEAD_LETTER_QUEUE_URL", "pd"),
                Map.entry("ITEMS_QUEUE_URL", "iq"),
                Map.entry("ITEMS_DEAD_LETTER_QUEUE_URL", "id"),
                Map.entry("STACK_NAME", "s"));

        assertThat(RedriveFailuresWiring.Settings.from(least))
                .isEqualTo(new RedriveFailuresWiring.Settings(
                        "l",
                        "o",
                        new Queues("q", "d"),
                        new Queues("sq", "sd"),
                        new Queues("dq", "dd"),
                        new Queues("pq", "pd"),
                        new Queues("iq", "id"),
                        "s",
                        Duration.ofSeconds(60)));
        assertThatThrownBy(() -> new RedriveFailuresHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private static Order order(String id) {
        return anOrder(id).withLine("MUG", 1, "7.50").build();
    }

    private static Command redrive(Selection selection, Edit edit, boolean preview) {
        return new Command.Redrive(selection, Terms.STANDARD, ANNA, edit, preview);
    }

    private static boolean isRound(JsonNode line) {
        return line.path("message").asText().equals("redrive.round");
    }
}
