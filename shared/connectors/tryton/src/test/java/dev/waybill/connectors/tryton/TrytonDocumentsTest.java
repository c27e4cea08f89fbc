package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.document.DocumentSource.PaperChange;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connectors.tryton.fake.FakeTryton;
import dev.waybill.connectors.tryton.fake.Fault;
import dev.waybill.connectors.tryton.fake.PaperDesk;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.document.Shipment.Direction;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The paper of sales, and how it is printed. */
class TrytonDocumentsTest {
    private static final OrderReference ORDER = new OrderReference("shop-es:1001");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final String INVOICES = "account.invoice";
    private static final String DELIVERY_NOTES = "stock.shipment.out.delivery_note";

    private final FakeTryton fake = FakeTryton.seeded();
    private final PaperDesk desk = fake.desk();
    private final DocumentSource source = source();
    private final long sale = desk.sale(ORDER.value());

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void what_is_sent_and_posted_is_paper_with_its_numbers_goods_and_money() {
        desk.ship(sale, "D1", "done", "JD0001, JD0002;JD0003");
        desk.invoice(sale, "2026/1", "posted", "12.00");
        desk.sale(sale, "shipment_state", "sent");

        OrderPapers papers = papers();

        assertThat(papers.order().number()).isEqualTo("S" + sale);
        assertThat(papers.progress()).isEqualTo(Progress.SHIPPED);
        assertThat(papers.invoicedInFull()).isTrue();
        assertThat(papers.shipments())
                .containsExactly(new Shipment(
                        "D1",
                        Direction.TO_BUYER,
                        Optional.of(DAY),
                        Optional.empty(),
                        List.of("JD0001", "JD0002", "JD0003"),
                        List.of(new Shipment.Line("TS-BLUE", Quantity.pieces(2)))));
        assertThat(papers.invoices())
                .containsExactly(new Invoice(
                        "2026/1",
                        Invoice.Kind.INVOICE,
                        DAY,
                        Money.of("12.00", "EUR"),
                        Money.of("2.00", "EUR"),
                        Money.of("12.00", "EUR")));
    }

    @Test
    void what_is_planned_or_a_draft_is_no_paper_and_more_is_to_be_expected() {
        desk.ship(sale, "D1", "done", "");
        desk.ship(sale, "D2", "waiting", "");
        desk.invoice(sale, "2026/1", "paid", "12.00");
        desk.invoice(sale, "", "draft", "6.00");

        OrderPapers papers = papers();

        assertThat(papers.progress()).isEqualTo(Progress.PARTLY_SHIPPED);
        assertThat(papers.invoicedInFull()).isFalse();
        assertThat(papers.shipments()).extracting(Shipment::number).containsExactly("D1");
        assertThat(papers.invoices()).extracting(Invoice::number).containsExactly("2026/1");
    }

    @Test
    void a_return_belongs_to_the_order_that_it_was_made_from_and_a_negative_invoice_is_a_credit_note() {
        desk.invoice(sale, "2026/1", "posted", "12.00");
        long back = desk.returnOf(sale);
        desk.takeBack(back, "R1", "received");
        desk.invoice(back, "2026/2", "posted", "-6.00");

        OrderPapers papers = papers();

        assertThat(papers.shipments()).extracting(Shipment::mark).containsExactly("return R1");
        assertThat(papers.invoices()).extracting(Invoice::mark).containsExactly("invoice 2026/1", "credit-note 2026/2");
        assertThat(papers.charged()).isEqualTo(Money.of("6.00", "EUR"));
    }

    @Test
    void a_cancelled_sale_is_one_and_an_unknown_reference_has_no_paper() {
        desk.sale(sale, "state", "cancelled");

        assertThat(papers().progress()).isEqualTo(Progress.CANCELLED);
        assertThat(source.papers(new OrderReference("shop-es:1002"))).isEmpty();
    }

    @Test
    void each_document_that_changed_is_listed_with_its_order_that_of_a_return_too() {
        desk.ship(sale, "D1", "done", "");
        long back = desk.returnOf(sale);
        desk.invoice(back, "2026/2", "posted", "-6.00");

        List<PaperChange> changes = source.changedSince(Instant.EPOCH, 0);

        assertThat(changes)
                .extracting(PaperChange::document)
                .containsExactly("sale.sale 1", "stock.shipment.out 1", "sale.sale 2", "account.invoice 1");
        assertThat(changes).allSatisfy(change -> assertThat(change.orders()).containsExactly(ORDER));
    }

    @Test
    void an_invoice_is_printed_byte_by_byte_under_the_name_that_tryton_gives_it() {
        desk.invoice(sale, "2026/1", "posted", "12.00");
        byte[] pdf = pdf(100_000);
        desk.prints(INVOICES, "pdf", pdf, "Invoice");

        PaperFile file = source.printed(ORDER, papers().invoices().getFirst()).orElseThrow();

        assertThat(file.content().bytes()).isEqualTo(pdf);
        assertThat(file.name()).isEqualTo("Invoice-1.pdf");
        assertThat(file.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void a_delivery_note_and_the_credit_note_of_a_return_are_printed_too_goods_that_come_back_are_not() {
        desk.ship(sale, "D1", "done", "");
        desk.invoice(sale, "2026/1", "posted", "12.00");
        long back = desk.returnOf(sale);
        desk.takeBack(back, "R1", "received");
        desk.invoice(back, "2026/2", "posted", "-6.00");
        desk.prints(INVOICES, "pdf", pdf(100), "Invoice");
        desk.prints(DELIVERY_NOTES, "pdf", pdf(200), "Delivery Note");

        OrderPapers papers = papers();

        assertThat(papers.shipments().stream().map(this::name)).containsExactly("Delivery Note-1.pdf", "");
        assertThat(papers.invoices().stream().map(this::name)).containsExactly("Invoice-1.pdf", "Invoice-2.pdf");
    }

    private String name(Paper paper) {
        return source.printed(ORDER, paper).map(PaperFile::name).orElse("");
    }

    @Test
    void an_open_document_is_no_pdf_and_what_to_switch_on_is_said() {
        desk.prints(INVOICES, "odt", new byte[] {'P', 'K'}, "Invoice");

        Failure failure = notPrinted();

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why())
                .startsWith("erp prints invoice 2026/1 as odt, not as PDF")
                .contains("libreoffice-writer-nogui", "'pdf' as the extension of its report 'account.invoice'");
    }

    @Test
    void a_server_without_libre_office_is_told_from_other_technical_errors() {
        desk.breaksOffPrinting("[Errno 2] No such file or directory: 'soffice'");
        assertThat(notPrinted().code()).isEqualTo(FailureCode.SETTING_WRONG);

        desk.breaksOffPrinting("template not found");
        assertThat(notPrinted().code()).isEqualTo(FailureCode.TARGET_REFUSED);
    }

    @Test
    void a_user_who_may_not_print_is_named_as_such() {
        desk.refusesToPrint("Calling report account.invoice is not allowed!");

        assertThat(notPrinted().code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
    }

    @Test
    void more_than_five_mebibytes_are_not_taken_and_just_as_many_are() {
        desk.prints(INVOICES, "pdf", pdf(PaperFile.MOST_BYTES + 1), "Invoice");
        assertThat(notPrinted().code()).isEqualTo(FailureCode.BODY_TOO_LARGE);

        desk.prints(INVOICES, "pdf", pdf(PaperFile.MOST_BYTES), "Invoice");
        assertThat(source.printed(ORDER, papers().invoices().getFirst())).isPresent();
    }

    @Test
    void what_only_says_that_it_is_a_pdf_is_not_passed_on() {
        desk.prints(INVOICES, "pdf", "<html>no</html>".getBytes(StandardCharsets.US_ASCII), "Invoice");

        assertThat(notPrinted().code()).isEqualTo(FailureCode.FIELD_WRONG);
    }

    @Test
    void a_busy_tryton_is_asked_again_later() {
        fake.failNext("report.account.invoice.execute", new Fault.Status(503, Map.of()));

        assertThat(notPrinted().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    private Failure notPrinted() {
        if (papers().invoices().isEmpty()) {
            desk.invoice(sale, "2026/1", "posted", "12.00");
        }
        Invoice invoice = papers().invoices().getFirst();
        return catchThrowableOfType(FailureException.class, () -> source.printed(ORDER, invoice))
                .failure();
    }

    private OrderPapers papers() {
        return source.papers(ORDER).orElseThrow();
    }

    private static byte[] pdf(int bytes) {
        byte[] pdf = new byte[bytes];
        Arrays.fill(pdf, (byte) 0xE2);
        System.arraycopy("%PDF-1.6".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
        return pdf;
    }

    private DocumentSource source() {
        Map<String, String> settings = Map.of("url", fake.url().toString(), "database", FakeTryton.DATABASE);
        return Inspection.of(settings, Map.of("user", FakeTryton.USER, "password", FakeTryton.PASSWORD))
                .connector()
                .documentSource();
    }
}
