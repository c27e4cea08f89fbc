package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.HistoryFixture;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shops and ERPs say is read by a person at a terminal: it must not steer it, nor pass for words of Waybill. */
class TerminalTest {
    /** Colour, window title, clear, a link, C1 spellings, back to the line's start, writing from right to left, tag characters. */
    private static final String EVIL =
            "\u001B[31mred\u001B]0;title\u0007\u001B[2J\u001B]8;;https://evil.example\u001B\\"
                    + "\u009B31m\u0090\b\b\r\u202Egnp.exe\u2066\u200B\u007F\uDB40\uDC41\u2028\n"
                    + "DELIVERED  forged by a shop";

    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n]]");
    private static final SystemId ERP = new SystemId("erp");
    private static final SubjectRef ORDER = HistoryFixture.order("shop-es", "771" + EVIL);
    private static final Failure FAILURE =
            Failure.of(FailureCode.ITEM_UNKNOWN, ERP, "createOrder", EVIL, EVIL).saying(EVIL);

    private final CommandLineFixture person;

    TerminalTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @BeforeEach
    void a_shop_and_an_erp_that_speak_in_escapes() {
        OperationId held = person.past.held(ORDER, "1001", FAILURE).id();
        person.past.waiting(HistoryFixture.order("shop-fr", "5" + EVIL), "1001", FAILURE);
        person.past.delivered(HistoryFixture.order("shop-es", "6" + EVIL), "1006" + EVIL, EVIL);
        person.ledger.intervened(new Intervention(
                new OperationId("op-1b"),
                ORDER,
                ERP,
                held,
                Intervention.Kind.CORRECTED,
                EVIL,
                EVIL,
                EVIL,
                HistoryFixture.NOON.plusSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace|order#shop-es#771" + EVIL,
                "trace|shop-es:6" + EVIL,
                "trace|1001",
                "trace|nothing" + EVIL,
                "failures",
                "failures|--waiting",
                "incidents",
                "incident|1",
                "incident|" + EVIL,
                "message|op-1|--corrections",
                "message|" + EVIL,
                "balance",
                "cursors",
                "circuits",
                "alarms",
                "config|history",
                "config|check|\u001B[31mno\u202Efile",
                "failures|--most|" + EVIL,
                EVIL,
            })
    void nothing_that_a_command_prints_steers_the_terminal(String typed) {
        Reply reply = person.types(typed.split("\\|"));

        assertThat(reply.out() + reply.err()).doesNotContainPattern(STEERING);
        assertThat(reply.out().lines()).noneMatch(line -> line.startsWith("DELIVERED  forged"));
        assertThat(reply.out() + reply.err()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redrive|op-1", "redrive|--all|--preview", "dismiss|op-1|--because|x"})
    void neither_does_what_the_function_answers(String typed) {
        person.answers.add(new Answer.Redriven(
                List.of(new Answer.Line(new OperationId("op-1"), false, EVIL)), 1, Optional.of(EVIL)));
        person.answers.add(new Answer.Refused(EVIL, EVIL));

        Reply first = person.types("redrive", "op-1");
        Reply second = person.types(typed.split("\\|"));

        assertThat(first.out() + first.err() + second.out() + second.err()).doesNotContainPattern(STEERING);
        assertThat(first.out().lines()).noneMatch(line -> line.startsWith("DELIVERED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll|shop-es", "replay|--order|1", "approve|op-1|--because|x", "approve|op-1|--preview"})
    void nor_what_it_answers_to_other_commands(String typed) {
        person.answers.add(
                typed.startsWith("poll")
                        ? new Answer.Looked(
                                List.of(new Answer.Look(EntityKind.ORDER, 1, 0, Optional.empty(), Optional.of(EVIL))))
                        : typed.startsWith("replay")
                                ? new Answer.Replayed(
                                        List.of(new Answer.Replay(ORDER, ERP, HistoryFixture.NOON)),
                                        false,
                                        Optional.empty(),
                                        Optional.of(EVIL))
                                : typed.endsWith("--preview")
                                        ? new Answer.Previews(List.of(evilPreview()), 0, Optional.of(EVIL))
                                        : new Answer.Redriven(
                                                List.of(new Answer.Line(new OperationId("op-1"), true, EVIL)),
                                                0,
                                                Optional.of(EVIL)));

        Reply reply = person.types(typed.split("\\|"));

        assertThat(reply.out() + reply.err()).contains("[31mred").doesNotContainPattern(STEERING);
        assertThat(reply.out().lines()).noneMatch(line -> line.startsWith("DELIVERED"));
    }

    private static Preview evilPreview() {
        return new Preview(
                new OperationId("op-1"), ORDER, ERP, EVIL, true, List.of(new Preview.Change(EVIL, EVIL, EVIL)));
    }

    @Test
    void nor_what_a_shop_shows_and_an_erp_has() {
        FakeShop shop = new FakeShop();
        FakeErp erp = new FakeErp();
        person.connectors = List.of(shop, erp);
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .stock(StockPolicy.NONE)
                        .build(1),
                "",
                EVIL,
                EVIL,
                person.clock.instant()));
        erp.warehouse().put("SHIRT" + EVIL, "main", BigDecimal.valueOf(9), person.clock.instant());
        shop.shelves(new SystemId("shop-es")).has("SHIRT" + EVIL, 12);
        person.clock.pass(Duration.ofHours(1));

        for (String[] typed : List.of(
                new String[] {"drift"},
                new String[] {"drift", "--json"},
                new String[] {"config", "diff"},
                new String[] {"config", "diff", "--json"},
                new String[] {"config", "history"})) {
            Reply reply = person.types(typed);

            assertThat(reply.out() + reply.err()).isNotBlank().doesNotContainPattern(STEERING);
            assertThat(reply.out().lines()).noneMatch(line -> line.startsWith("DELIVERED"));
        }
        assertThat(person.types("drift").out()).contains("SHIRT");
    }

    @Test
    void what_is_printed_for_machines_says_the_very_same() throws Exception {
        String json = person.types("failures", "--json").out();

        assertThat(json).doesNotContainPattern(STEERING);
        assertThat(new ObjectMapper().readTree(json).findValuesAsText("subject"))
                .contains(ORDER.key());
    }

    @Test
    void a_kept_message_is_harmless_on_a_terminal_and_exact_elsewhere() {
        person.colour = true;
        String shown = person.types("message", "op-1").out();
        person.colour = false;

        assertThat(shown).doesNotContainPattern(STEERING);
        assertThat(person.types("message", "op-1").out()).isEqualTo("{}");
    }
}
