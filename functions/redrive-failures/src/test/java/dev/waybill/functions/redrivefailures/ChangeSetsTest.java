package dev.waybill.functions.redrivefailures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people decide about prices, by the command path that the command line and the operator API share. */
class ChangeSetsTest {
    private static final SubjectRef SUBJECT = new SubjectRef(EntityKind.ITEM, new SystemId("erp"), "a");
    private static final String ID = "a.shop-es";
    private static final SystemId SHOP = new SystemId("shop-es");

    private final World world = new World();

    private void proposed(Optional<Instant> deadline) {
        Proposal proposal = new Proposal(
                ID,
                SUBJECT,
                new SystemId("shop-es"),
                Optional.empty(),
                Optional.empty(),
                Instant.now(),
                false,
                new CorrelationId("c"));
        PriceLine line = PriceLine.proposed(
                "MUG",
                Optional.of(Money.of("12.10", "EUR")),
                Money.of("1.21", "EUR"),
                "",
                Set.of(Limit.PRICE_CHANGE_OVER));
        assertThat(world.changes.write(ChangeSet.proposed(proposal, deadline, List.of(line))))
                .isTrue();
    }

    private Answer approves(String who, Optional<Instant> from) {
        return world.ask(new Command.DecideChanges(ID, true, Set.of(), from, new By(who, "agreed")));
    }

    private SetState state() {
        return world.changes.find(ID).orElseThrow().state();
    }

    @Test
    void two_different_people_let_it_pass_and_only_then_it_is_sent_on() {
        proposed(Optional.empty());

        assertThat(approves("anna", Optional.empty())).isInstanceOf(Answer.ChangesDecided.class);
        assertThat(approves("anna", Optional.empty())).isInstanceOf(Answer.Refused.class);
        assertThat(world.items()).isEmpty();
        assertThat(approves("berta", Optional.empty()))
                .isInstanceOfSatisfying(Answer.ChangesDecided.class, decided -> assertThat(decided.state())
                        .isEqualTo(SetState.APPROVED));

        assertThat(world.items()).extracting(Envelope::topic).containsExactly("prices.decided");
        assertThat(world.ledger.history(SUBJECT).interventions())
                .extracting(Intervention::who)
                .containsExactly("anna", "berta");
    }

    @Test
    void a_preview_says_what_would_come_of_it_and_decides_nothing() {
        proposed(Optional.empty());

        Answer first = previews("anna", true);
        approves("anna", Optional.empty());
        Answer again = previews("anna", true);
        Answer second = previews("berta", true);
        Answer rejection = previews("berta", false);

        assertThat(first)
                .isEqualTo(new Answer.ChangesPreviewed(
                        ID,
                        SetState.PROPOSED,
                        SHOP,
                        0,
                        1,
                        1,
                        Optional.empty(),
                        "nothing is written to shop-es yet: 1 still open, 1 of those for a second, different person"));
        assertThat(again).isInstanceOfSatisfying(Answer.Refused.class, no -> assertThat(no.why())
                .contains("anna has let these pass already"));
        assertThat(second)
                .isEqualTo(new Answer.ChangesPreviewed(
                        ID,
                        SetState.APPROVED,
                        SHOP,
                        1,
                        0,
                        0,
                        Optional.empty(),
                        "1 price is written to shop-es, at once"));
        assertThat(rejection).isInstanceOfSatisfying(Answer.ChangesPreviewed.class, no -> assertThat(no.sentence())
                .isEqualTo("nothing is written to shop-es: all is rejected"));
        assertThat(state()).isEqualTo(SetState.PROPOSED);
        assertThat(world.items()).isEmpty();
    }

    @Test
    void an_undo_is_previewed_with_what_would_be_written() {
        proposed(Optional.empty());
        approves("anna", Optional.empty());
        Instant later = Instant.now().plusSeconds(3_600);
        approves("berta", Optional.of(later));
        Answer before = world.ask(new Command.UndoChanges(ID, new By("carla", "wrong"), true));
        world.changes.write(world.changes.find(ID).orElseThrow().live());
        Answer live = world.ask(new Command.UndoChanges(ID, new By("carla", "wrong"), true));

        assertThat(before).isInstanceOfSatisfying(Answer.ChangesPreviewed.class, no -> assertThat(no.sentence())
                .isEqualTo("nothing is written to shop-es: what is approved does not go live"));
        assertThat(live).isInstanceOfSatisfying(Answer.ChangesPreviewed.class, undo -> {
            assertThat(undo.writes()).isEqualTo(1);
            assertThat(undo.sentence()).startsWith("1 price is written to shop-es again as before");
        });
        assertThat(state()).isEqualTo(SetState.APPROVED);
    }

    @Test
    void nothing_goes_live_at_a_time_that_is_over() {
        proposed(Optional.empty());

        assertThat(approves("anna", Optional.of(Instant.now().minusSeconds(60))))
                .isInstanceOfSatisfying(Answer.Refused.class, no -> {
                    assertThat(no.why()).contains("that is over");
                    assertThat(no.next()).startsWith("leave the time out");
                });
        assertThat(world.changes.find(ID).orElseThrow().decisions()).isEmpty();
    }

    private Answer previews(String who, boolean approve) {
        return world.ask(
                new Command.DecideChanges(ID, approve, Set.of(), Optional.empty(), new By(who, "preview"), true));
    }

    @Test
    void whoever_asks_again_after_a_death_in_between_has_it_sent_again() {
        proposed(Optional.empty());
        ChangeSet set = world.changes.find(ID).orElseThrow();
        world.changes.write(set.reject(Set.of(), "anna", "too cheap", Instant.now()));

        world.ask(new Command.DecideChanges(ID, false, Set.of(), Optional.empty(), new By("anna", "too cheap")));

        assertThat(world.items()).hasSize(1);
    }

    @Test
    void a_round_sends_on_what_is_due_and_rejects_what_nobody_decided_in_time() {
        proposed(Optional.of(Instant.now().minusSeconds(1)));

        world.round();

        assertThat(state()).isEqualTo(SetState.REJECTED);
        assertThat(world.items()).hasSize(1);
        world.round();
        assertThat(world.items()).isEmpty();
    }

    @Test
    void what_is_not_live_cannot_be_undone_and_what_is_unknown_is_said() {
        proposed(Optional.empty());

        assertThat(world.ask(new Command.UndoChanges(ID, new By("anna", "wrong"))))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.why()).contains("PROPOSED"));
        assertThat(world.ask(new Command.UndoChanges("b", new By("anna", "wrong"))))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.why()).contains("'b'"));
    }

    @Test
    void what_is_live_is_undone_when_asked() {
        proposed(Optional.empty());
        approves("anna", Optional.empty());
        approves("berta", Optional.empty());

        world.ask(new Command.UndoChanges(ID, new By("carla", "wrong list")));

        assertThat(state()).isEqualTo(SetState.UNDOING);
    }
}
