package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Evidence;
import dev.waybill.engine.cursor.Hearing;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.cursor.Rhythm;
import dev.waybill.engine.cursor.Week;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorsCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final CommandLineFixture person;

    CursorsCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void each_system_is_listed_with_how_far_it_was_read() {
        person.cursors.write(cursor("shop-fr", Optional.of(NOON.minusSeconds(90)), Optional.empty()));
        person.cursors.write(cursor("shop-es", Optional.empty(), Optional.empty()));

        Reply reply = person.types("cursors");

        assertThat(reply.out()).isEqualTo("""
                        STATE        SYSTEM   WHAT   LOOKED AT                READ UP TO               LAST CHANGE              USUAL/H  LAST WEBHOOK
                        OK           shop-es  order  2026-11-23 12:00:00 UTC  2026-11-23 11:59:00 UTC  2026-11-23 11:57:00 UTC  4.50     2026-11-23 11:50:00 UTC, 1 lost since
                        CATCHING UP  shop-fr  order  2026-11-23 12:00:00 UTC  2026-11-23 11:59:00 UTC  2026-11-23 11:57:00 UTC  4.50     2026-11-23 11:50:00 UTC, 1 lost since
                        """);
        assertThat(reply.code()).isZero();
        assertThat(person.types("cursors", "--json").out())
                .contains("\"usual_per_hour\":4.50", "\"last_webhook\":\"2026-11-23T11:50:00Z\"")
                .contains("\"webhooks_lost\":1", "\"webhooks_silent_since\":null");
    }

    @Test
    void one_that_cannot_be_read_is_said_with_what_to_do() {
        person.cursors.write(cursor(
                "shop-es",
                Optional.empty(),
                Optional.of(Failure.of(
                        FailureCode.CREDENTIALS_REFUSED,
                        new SystemId("shop-es"),
                        "listOrders",
                        "shop-es does not let us read its orders (401)",
                        "make a REST key"))));

        Reply reply = person.types("cursors");

        assertThat(reply.out())
                .contains(
                        "FAILING  shop-es",
                        "orders of shop-es could not be read (CREDENTIALS_REFUSED): shop-es does"
                                + " not let us read its orders (401)",
                        "  next  make a REST key");
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.types("cursors", "--json").out())
                .contains("\"system\":\"shop-es\"", "\"code\":\"CREDENTIALS_REFUSED\"", "\"next\":\"make a REST key\"");
    }

    @Test
    void before_the_first_look_there_is_nothing_to_say() {
        assertThat(person.types("cursors").out()).isEqualTo("no system was asked so far what changed\n");
        assertThat(person.types("cursors").code()).isZero();
    }

    private static Cursor cursor(String system, Optional<Instant> resume, Optional<Failure> failure) {
        return new Cursor(
                new Polled(new SystemId(system), EntityKind.ORDER),
                1,
                NOON.minusSeconds(60),
                resume,
                Map.of(),
                NOON,
                failure,
                Optional.of(pulse()));
    }

    private static Pulse pulse() {
        Instant webhook = NOON.minusSeconds(600);
        Hearing webhooks = new Hearing(
                Optional.of(new Evidence.Brought("1001", webhook.minusSeconds(9), webhook)),
                List.of(),
                List.of(new Evidence.Found("1002", NOON.minusSeconds(500), NOON)),
                Optional.empty());
        Week week = new Week(Collections.nCopies(7 * 24, 450));
        Instant began = NOON.minusSeconds(3_000_000);
        return new Pulse(webhooks, new Rhythm(began, NOON, 3, NOON.minusSeconds(180), week));
    }
}
