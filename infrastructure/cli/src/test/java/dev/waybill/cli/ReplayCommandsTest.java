package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code waybill poll} and {@code waybill replay}: what is asked, and how the answer is told. */
class ReplayCommandsTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SystemId ERP = new SystemId("erp");

    private final CommandLineFixture person;
    private final Instant now;

    ReplayCommandsTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        now = person.clock.instant();
    }

    @Test
    void a_span_is_asked_for_and_every_change_is_told() {
        person.answers.add(replayed(List.of(change("1"), change("2")), false, Optional.empty()));

        Reply reply = person.types(
                "replay", "--from", "shop-es", "--since", "2h", "--flow", "orders-to-erp", "--because", "new route");

        assertThat(reply.out()).isEqualTo("""
                        order shop-es:1 → erp  changed 2026-11-23 12:00:00 UTC
                        order shop-es:2 → erp  changed 2026-11-23 12:00:00 UTC
                        2 changes are queued again; what was carried already is recognised and skipped
                        """);
        assertThat(reply.code()).isZero();
        assertThat(person.asked)
                .containsExactly(new Command.Replay(
                        new Replayable.Changes(SHOP, new Span(now.minus(Duration.ofHours(2)), now)),
                        Optional.of(FlowSpec.ORDERS_TO_ERP),
                        new Terms(1000, 5),
                        new By("ana", "new route"),
                        false));
    }

    @Test
    void what_is_left_is_asked_for_from_where_it_stopped_and_told_once() {
        Instant next = now.minus(Duration.ofHours(1));
        person.answers.add(replayed(List.of(change("1"), change("2")), false, Optional.of(next)));
        person.answers.add(replayed(List.of(change("2"), change("3")), false, Optional.empty()));

        Reply reply = person.types("replay", "--from", "shop-es", "--since", "2h", "--limit", "7", "--rate", "2");

        assertThat(reply.out().lines()).hasSize(4).last().asString().startsWith("3 changes are queued again");
        assertThat(person.asked)
                .hasSize(2)
                .last()
                .isEqualTo(new Command.Replay(
                        new Replayable.Changes(SHOP, new Span(next, now)),
                        Optional.empty(),
                        new Terms(5, 2),
                        new By("ana", "replayed by hand"),
                        false));
    }

    @Test
    void the_limit_ends_it_and_where_the_rest_begins_is_said() {
        person.answers.add(replayed(List.of(change("1")), true, Optional.of(now.minusSeconds(60))));

        Reply reply = person.types("replay", "--from", "shop-es", "--since", "2h", "--limit", "1", "--preview");

        assertThat(reply.err())
                .isEqualTo("1 change so far, and that was the limit; go on with --since 2026-11-23T11:59:00Z\n");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void what_leads_no_further_ends() {
        Answer same = replayed(List.of(change("1")), false, Optional.of(now.minusSeconds(60)));
        person.answers.add(same);
        person.answers.add(same);

        Reply reply = person.types("replay", "--from", "shop-es", "--since", "2h");

        assertThat(reply.err()).contains("more changed at 2026-11-23T11:59:00Z than one call takes");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void what_stopped_it_is_said_with_where_to_go_on() {
        person.answers.add(new Answer.Replayed(
                List.of(change("1")), false, Optional.of(now), Optional.of("DOWN in shop-es: it is down")));

        Reply reply = person.types("replay", "--from", "shop-es", "--since", "2h");

        assertThat(reply.err())
                .isEqualTo("stopped: DOWN in shop-es: it is down; go on with --since 2026-11-23T12:00:00Z\n");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void a_preview_and_an_empty_span_say_so_and_machines_get_the_answers() {
        person.answers.add(replayed(List.of(change("1")), true, Optional.empty()));
        person.answers.add(replayed(List.of(), false, Optional.empty()));
        person.answers.add(replayed(List.of(change("1")), true, Optional.empty()));

        assertThat(person.types("replay", "--order", "1", "--preview").out())
                .endsWith("1 change would be queued again; nothing was queued\n");
        assertThat(person.types("replay", "--from", "shop-es", "--since", "2h").out())
                .isEqualTo("nothing changed there in that time\n");
        assertThat(person.types("replay", "--order", "1", "--json").out())
                .isEqualTo("{\"answer\":\"replayed\",\"preview\":true,\"changes\":[{\"subject\":\"order#shop-es#1\","
                        + "\"target\":\"erp\",\"changed_at\":\"2026-11-23T12:00:00Z\"}]}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replay                                             | say what is replayed
            replay --from shop-es                              | say from when on
            replay --from shop-es --order 1                    | say what is replayed
            replay --order 1 --since 2h                        | say what is replayed
            replay --from shop-es --since 1h --until 2h        | --until is later than --since
            replay --from shop-es --since 1h --flow orders     | --flow is one of orders-to-erp, stock-to-shops
            replay --from shop-es --since 1h --rate 0          | --rate and --limit are at least 1
            replay --from Shop --since 1h                      | a system is named as in waybill.yaml
            poll                                               | Missing required parameter
            poll shop-es --list orders                         | --list is one of order, stock, document, webhook
            poll shop-es --since monday                        | --since is a time
            """)
    void what_does_not_say_enough_is_wrong_usage(String typed, String why) {
        Reply reply = person.types(typed.strip().split(" ", -1));

        assertThat(reply.err()).contains(why);
        assertThat(reply.code()).isEqualTo(2);
        assertThat(person.asked).isEmpty();
    }

    @Test
    void a_poll_tells_each_list_and_what_could_not_be_read() {
        person.answers.add(new Answer.Looked(List.of(
                new Answer.Look(EntityKind.STOCK, 7, 3, Optional.of(now), Optional.empty()),
                new Answer.Look(EntityKind.DOCUMENT, 0, 0, Optional.empty(), Optional.of("DOWN in erp: it is down")))));
        person.answers.add(new Answer.Looked(
                List.of(new Answer.Look(EntityKind.ORDER, 1, 0, Optional.empty(), Optional.empty()))));

        Reply reply = person.types("poll", "erp");

        assertThat(reply.out()).isEqualTo("""
                        WHAT      READ  QUEUED  THEN
                        stock     7     3       there is more from 2026-11-23 12:00:00 UTC on
                        document  0     0       see below

                        documents could not be read: DOWN in erp: it is down
                        """);
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.types("poll", "shop-es", "--list", "order", "--since", "1h", "--json")
                        .out())
                .isEqualTo("{\"answer\":\"looked\",\"looks\":[{\"list\":\"order\",\"read\":1,\"queued\":0}]}\n");
        assertThat(person.asked)
                .containsExactly(
                        new Command.Poll(ERP, Optional.empty(), Optional.empty(), new By("ana", "polled by hand")),
                        new Command.Poll(
                                SHOP,
                                Optional.of(EntityKind.ORDER),
                                Optional.of(now.minus(Duration.ofHours(1))),
                                new By("ana", "polled by hand")));
    }

    private static Answer replayed(List<Answer.Replay> changes, boolean preview, Optional<Instant> next) {
        return new Answer.Replayed(changes, preview, next, Optional.empty());
    }

    private Answer.Replay change(String order) {
        return new Answer.Replay(new SubjectRef(EntityKind.ORDER, SHOP, order), ERP, now);
    }
}
