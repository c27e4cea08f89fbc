package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final CommandLineFixture person;

    ChangesCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        ChangeSet set = ChangeSet.proposed(
                new Proposal(
                        "a.shop-es",
                        new SubjectRef(EntityKind.ITEM, new SystemId("erp"), "a"),
                        new SystemId("shop-es"),
                        Optional.of("Retail"),
                        Optional.empty(),
                        NOON,
                        false,
                        new CorrelationId("c")),
                Optional.empty(),
                List.of(
                        PriceLine.proposed(
                                "MUG",
                                Optional.of(Money.of("12.10", "EUR")),
                                Money.of("1.21", "EUR"),
                                "1.00 EUR plus 21 % tax",
                                Set.of(Limit.PRICE_CHANGE_OVER)),
                        PriceLine.proposed(
                                "CUP",
                                Optional.of(Money.of("10.00", "EUR")),
                                Money.of("11.00", "EUR"),
                                "11.00 EUR with tax",
                                Set.of())));
        person.changes.write(set);
        person.changes.write(set.approve(Set.of("CUP"), "ana", "agreed", NOON));
    }

    @Test
    void what_waits_is_listed_and_makes_the_command_end_with_1() {
        Reply reply = person.types("changes");

        assertThat(reply.out()).isEqualTo("""
                        STATE     SET        FROM          TO       PROPOSED AT              PRICES  OPEN  NEED TWO  UNTIL
                        PROPOSED  a.shop-es  erp (Retail)  shop-es  2026-11-23 12:00:00 UTC  2       1     1         -
                        """);
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void one_is_shown_with_every_price_old_and_new() {
        Reply reply = person.types("changes", "show", "a.shop-es");

        assertThat(reply.out())
                .contains("approved by ana: agreed (1 prices)")
                .containsPattern(
                        "OPEN +MUG +price +12\\.10 EUR +1\\.21 EUR +-90\\.0 % +price-change-over +- +1\\.00 EUR plus 21 % tax")
                .containsPattern(
                        "APPROVED +CUP +price +10\\.00 EUR +11\\.00 EUR +\\+10\\.0 % +- +ana +11\\.00 EUR with tax");
        assertThat(person.types("changes", "show", "a.shop-es", "--json").out())
                .contains("\"sku\":\"MUG\",\"before\":\"12.1\",\"after\":\"1.21\",\"currency\":\"EUR\"")
                .contains("\"limits\":[\"price-change-over\"]", "\"approvers_needed\":2");
        assertThat(person.types("changes", "show", "b").err()).contains("there is no change set 'b'");
    }

    @Test
    void a_decision_goes_to_the_function_with_who_and_why() {
        person.answers.add(new Answer.ChangesDecided("a.shop-es", SetState.PROPOSED, "a second person must"));
        person.answers.add(new Answer.ChangesDecided("a.shop-es", SetState.REJECTED, "1 rejected"));
        person.answers.add(new Answer.Refused("nothing of it is live", "look at it"));

        Reply approved = person.types(
                "changes",
                "approve",
                "a.shop-es",
                "--only",
                "MUG",
                "--from",
                "2026-12-01T00:00:00Z",
                "--because",
                "ok");
        person.types("changes", "reject", "a.shop-es", "--by", "berta", "--because", "too cheap");
        Reply undone = person.types("changes", "undo", "a.shop-es", "--because", "wrong list");

        assertThat(approved.out()).isEqualTo("a.shop-es is PROPOSED: a second person must\n");
        assertThat(undone.code()).isEqualTo(1);
        assertThat(undone.err()).contains("nothing of it is live; look at it");
        assertThat(person.asked)
                .containsExactly(
                        new Command.DecideChanges(
                                "a.shop-es",
                                true,
                                Set.of("MUG"),
                                Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                                new By("ana", "ok")),
                        new Command.DecideChanges(
                                "a.shop-es", false, Set.of(), Optional.empty(), new By("berta", "too cheap")),
                        new Command.UndoChanges("a.shop-es", new By("ana", "wrong list")));
    }

    @Test
    void a_decision_without_a_reason_is_wrong_usage() {
        assertThat(person.types("changes", "approve", "a.shop-es").code()).isEqualTo(2);
        assertThat(person.asked).isEmpty();
    }
}
