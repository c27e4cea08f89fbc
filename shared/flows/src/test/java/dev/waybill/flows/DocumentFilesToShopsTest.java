package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.document.Invoice.Kind;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.Crash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with their files: an ERP that prints, a shop that shows what is printed. */
class DocumentFilesToShopsTest {
    private final PaperWorld world = new PaperWorld();

    DocumentFilesToShopsTest() {
        world.erp.papers().prints();
        world.board.takesFiles();
    }

    @Test
    void each_document_is_told_with_its_file() {
        world.ships("D1", Progress.SHIPPED, "JD0001");
        world.invoices("2026/1", Kind.INVOICE, "121.00");

        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1 JD0001", "invoice 2026/1");
        assertThat(world.board.files()).containsExactly("shipment D1 JD0001.pdf", "invoice 2026-1.pdf");
        assertThat(first().note()).isEqualTo("shown: delivery note D1, invoice 2026/1 (121.00 EUR), shipped");
    }

    @Test
    void only_what_is_missing_is_printed() {
        world.ships("D1", Progress.SHIPPED);
        world.settles();
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.settles();
        world.reaches(Progress.SHIPPED);
        world.settles();

        assertThat(world.erp.papers().printed()).containsExactly("shipment D1", "invoice 2026/1");
    }

    @Test
    void nothing_is_printed_for_a_shop_that_takes_no_files_or_while_the_money_differs() {
        PaperWorld plain = new PaperWorld();
        plain.erp.papers().prints();
        plain.invoices("2026/1", Kind.INVOICE, "121.00");
        plain.settles();
        assertThat(plain.board.told()).containsExactly("invoice 2026/1");
        assertThat(plain.erp.papers().printed()).isEmpty();

        world.invoices("2026/1", Kind.INVOICE, "131.00");
        world.settles();
        assertThat(world.erp.papers().printed()).isEmpty();
    }

    @Test
    void many_documents_are_printed_and_told_a_few_at_a_time_and_the_order_is_shipped_with_the_last() {
        IntStream.rangeClosed(1, 5).forEach(number -> world.ships("D" + number, Progress.SHIPPED));
        world.invoices("1", Kind.INVOICE, "100.00");
        world.invoices("2", Kind.INVOICE, "21.00");

        world.settles();

        assertThat(world.board.told())
                .containsExactly(
                        "shipment D1",
                        "shipment D2",
                        "shipment D3",
                        "shipment D4",
                        "shipment D5",
                        "invoice 1",
                        "invoice 2");
        assertThat(world.board.files()).hasSize(7);
        assertThat(first().steps()).filteredOn(step -> step.step() == Step.SEND).hasSize(3);
        assertThat(world.board.shown(PaperWorld.IN_SHOP).orElseThrow().fulfilment())
                .isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void a_document_that_is_not_printed_is_told_without_a_file_and_it_is_said() {
        PaperWorld unprinted = new PaperWorld();
        unprinted.board.takesFiles();
        unprinted.invoices("2026/1", Kind.INVOICE, "121.00");

        unprinted.settles();

        assertThat(unprinted.board.told()).containsExactly("invoice 2026/1");
        assertThat(unprinted.operations().getLast().note())
                .isEqualTo("shown: invoice 2026/1 (121.00 EUR); no file of invoice 2026/1: erp prints none");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"TARGET_REFUSED", "SETTING_WRONG", "CREDENTIALS_REFUSED", "BODY_TOO_LARGE"})
    void what_cannot_be_printed_is_told_without_a_file_and_the_other_with_it(FailureCode code) {
        world.ships("D1", Progress.PARTLY_SHIPPED);
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.erp.papers().failsPrinting(code, 1);

        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1", "invoice 2026/1");
        assertThat(world.board.files()).containsExactly("invoice 2026-1.pdf");
        assertThat(first().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(first().note())
                .endsWith("; no file of delivery note D1: the fake ERP was told not to print (" + code + ")");
    }

    @Test
    void what_cannot_be_printed_now_is_waited_for() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.erp.papers().failsPrinting(FailureCode.DOWN, 5);

        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1");
        assertThat(world.board.files()).containsExactly("invoice 2026-1.pdf");
    }

    @Test
    void what_cannot_be_printed_for_long_is_told_without_a_file() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.erp.papers().failsPrinting(FailureCode.DOWN, 1000);

        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1");
        assertThat(world.board.files()).isEmpty();
        assertThat(world.erp.papers().printed()).hasSize(PaperFiles.MOST_TRIES);
        assertThat(last().note()).endsWith("no file of invoice 2026/1: the fake ERP was told not to print (DOWN)");
    }

    @Test
    void a_shop_that_refuses_the_file_is_told_the_document_without_it() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.board.failsNextWrite(FailureCode.TARGET_REFUSED);

        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1");
        assertThat(world.board.files()).isEmpty();
        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(last().note())
                .endsWith("no file of invoice 2026/1: the fake shop was told to fail (TARGET_REFUSED)");
    }

    @Test
    void a_shop_that_breaks_off_at_the_file_again_and_again_is_told_the_document_without_it() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        IntStream.range(0, PaperFiles.MOST_TRIES_TO_SHOW).forEach(time -> world.board.failsNextWrite(FailureCode.DOWN));

        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1");
        assertThat(world.board.files()).isEmpty();
        assertThat(last().note()).endsWith("no file of invoice 2026/1: the fake shop was told to fail (DOWN)");
    }

    @Test
    void a_shop_that_was_down_for_a_while_is_told_the_document_with_its_file() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        IntStream.range(0, PaperFiles.MOST_TRIES_TO_SHOW - 1)
                .forEach(time -> world.board.failsNextWrite(FailureCode.DOWN));

        world.settles();

        assertThat(world.board.files()).containsExactly("invoice 2026-1.pdf");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_death_after_any_step_tells_nobody_anything_twice_and_loses_no_file(int step) {
        IntStream.rangeClosed(1, 3).forEach(number -> world.ships("D" + number, Progress.SHIPPED));
        world.invoices("2026/1", Kind.INVOICE, "121.00");

        world.carry(world.polled(), Crash.afterStep(step));

        assertThat(world.board.told())
                .containsExactlyInAnyOrder("shipment D1", "shipment D2", "shipment D3", "invoice 2026/1");
        assertThat(world.board.files())
                .containsExactlyInAnyOrder(
                        "shipment D1.pdf", "shipment D2.pdf", "shipment D3.pdf", "invoice 2026-1.pdf");
        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
    }

    @Test
    void a_write_whose_answer_is_lost_shows_no_file_twice() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.board.failsNextWrite(FailureCode.ANSWER_MISSING);

        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1");
        assertThat(world.board.files()).containsExactly("invoice 2026-1.pdf");
    }

    @Test
    void every_message_twice_and_in_reverse_ends_the_same() {
        List<Envelope> all = new ArrayList<>();
        world.ships("D1", Progress.PARTLY_SHIPPED, "JD0001");
        all.addAll(world.polled());
        world.ships("D2", Progress.SHIPPED, "JD0002");
        all.addAll(world.polled());
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        all.addAll(world.polled());
        all.addAll(List.copyOf(all));
        Collections.reverse(all);

        world.carry(all, StepProbe.NONE);

        assertThat(world.board.told())
                .containsExactlyInAnyOrder("shipment D1 JD0001", "shipment D2 JD0002", "invoice 2026/1");
        assertThat(world.board.files())
                .containsExactlyInAnyOrder("shipment D1 JD0001.pdf", "shipment D2 JD0002.pdf", "invoice 2026-1.pdf");
    }

    /** What the first of the messages did, the others found done. */
    private Operation first() {
        return world.operations().getFirst();
    }

    private Operation last() {
        return world.operations().getLast();
    }
}
