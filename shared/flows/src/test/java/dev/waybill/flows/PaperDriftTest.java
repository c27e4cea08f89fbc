package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Way;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Paper that no shop shows is found, although nothing says that it changed. */
class PaperDriftTest {
    private static final Way WAY = new Way(new SystemId("erp"), new SystemId("shop-es"));
    private static final Duration DAYS = Duration.ofDays(2);

    private final PaperWorld world = new PaperWorld();

    private PaperDrift drift() {
        return world.book().of(WAY, DAYS, 100);
    }

    @Test
    void what_is_shown_is_no_drift() {
        world.ships("12", Progress.SHIPPED, "JD1");
        world.settles();
        world.clock.pass(Duration.ofHours(1));

        assertThat(drift().compared()).isEqualTo(1);
        assertThat(drift().missing()).isEmpty();
    }

    @Test
    void what_was_never_told_is_named_and_its_look_shows_it_once() {
        world.ships("12", Progress.SHIPPED, "JD1");
        world.invoices("7", Invoice.Kind.INVOICE, "121.00");
        world.clock.pass(Duration.ofHours(1));

        PaperDrift found = drift();

        assertThat(found.missing())
                .extracting(PaperDrift.Missing::sentence)
                .containsExactly("S7 (shop-es:1001) is not shown: delivery note 12, invoice 7 (121.00 EUR), shipped");
        found.missing().forEach(missing -> world.carry(java.util.List.of(missing.look()), StepProbe.NONE));
        assertThat(drift().missing()).isEmpty();
    }

    @Test
    void comparing_prints_nothing() {
        world.erp.papers().prints();
        world.board.takesFiles();
        world.invoices("7", Invoice.Kind.INVOICE, "121.00");
        world.clock.pass(Duration.ofHours(1));

        assertThat(drift().missing()).hasSize(1);

        assertThat(world.erp.papers().printed()).isEmpty();
    }

    @Test
    void what_somebody_deleted_in_the_shop_is_told_again_although_it_was_told_before() {
        world.ships("12", Progress.SHIPPED, "JD1");
        world.settles();
        world.clock.pass(Duration.ofHours(1));
        world.board.forgetsDocuments(PaperWorld.IN_SHOP);

        PaperDrift found = drift();
        assertThat(found.missing()).hasSize(1);
        found.missing().forEach(missing -> world.carry(java.util.List.of(missing.look()), StepProbe.NONE));

        assertThat(drift().missing()).isEmpty();
    }

    @Test
    void what_changed_a_moment_ago_is_on_its_way_and_what_is_held_is_known() {
        world.invoices("7", Invoice.Kind.INVOICE, "500.00");
        assertThat(drift().compared()).as("a moment ago").isZero();
        world.settles();
        world.clock.pass(Duration.ofHours(1));

        assertThat(drift().compared()).isEqualTo(1);
        assertThat(drift().missing()).as("its totals differ, and it is held").isEmpty();
    }

    @Test
    void no_more_than_so_many_are_compared_and_it_is_said_how_many_are_left() {
        world.ships("12", Progress.SHIPPED, "JD1");
        world.clock.pass(Duration.ofHours(1));

        assertThat(world.book().of(WAY, DAYS, 0).left()).isEqualTo(1);
        assertThat(world.book().ways()).extracting(Way::toString).contains("erp to shop-es");
    }
}
