package dev.waybill.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.BooksFile;
import dev.waybill.demo.erp.Contact;
import dev.waybill.demo.erp.DeliveryNote;
import dev.waybill.demo.erp.Invoice;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.OrderForm;
import dev.waybill.demo.erp.Place;
import dev.waybill.demo.erp.Refusal;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.demo.erp.StockLevel;
import dev.waybill.demo.erp.TaxRate;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo ERP's stock and paper. */
class DemoErpWarehouseTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    private final DemoErp erp = DemoErp.start(DemoErp.Options.inMemory("k"), CLOCK);
    private final Books books = erp.books();

    @BeforeEach
    void fill() {
        books.putItem(new Item("MUG", "A mug", false));
        books.putItem(new Item("SHIPPING", "Shipping", true));
        books.putTax(new TaxRate("VAT19", new BigDecimal("19")));
        books.putParty(new Contact("p", "A buyer", "", "", "", ""));
        books.count("MUG", "MAIN", BigDecimal.TEN);
        books.confirm(books.create(order("shop:1", "3"), BigDecimal.ZERO).number());
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    @Test
    void a_confirmed_order_reserves_and_a_parcel_takes_away() {
        assertThat(level()).isEqualTo(level("10", "3", "7"));

        books.ship("SO00001", parcel("1"));

        assertThat(level()).isEqualTo(level("9", "2", "7"));
        assertThat(state()).isEqualTo(SalesOrder.State.PROCESSING);
        books.ship("SO00001", parcel("2"));
        assertThat(state()).isEqualTo(SalesOrder.State.SHIPPED);
    }

    @Test
    void what_is_proceeded_with_twice_is_shipped_whole() {
        books.proceed("SO00001");
        books.proceed("SO00001");

        assertThat(level()).isEqualTo(level("7", "0", "7"));
        assertThat(books.snapshot().papers().notes().getFirst().lines())
                .containsExactly(new DeliveryNote.Line("MUG", new BigDecimal("3")));
    }

    @Test
    void no_more_is_shipped_invoiced_or_given_back_than_there_is() {
        assertThat(codeOf(() -> books.ship("SO00001", parcel("4")))).isEqualTo("QUANTITY_WRONG");
        assertThat(codeOf(() -> books.credit("SO00001", BigDecimal.ONE))).isEqualTo("AMOUNT_WRONG");
        Invoice invoice = books.invoice("SO00001");
        assertThat(codeOf(() -> books.invoice("SO00001"))).isEqualTo("NOTHING_TO_INVOICE");
        assertThat(codeOf(() -> books.credit("SO00001", invoice.total().add(BigDecimal.ONE))))
                .isEqualTo("AMOUNT_WRONG");
        assertThat(codeOf(() -> books.count("SHIPPING", "MAIN", BigDecimal.ONE)))
                .isEqualTo("ITEM_UNKNOWN");
        assertThat(codeOf(() -> books.count("MUG", "ATTIC", BigDecimal.ONE))).isEqualTo("PLACE_UNKNOWN");
    }

    @Test
    void stock_and_paper_outlive_the_erp_in_its_file(@TempDir Path folder) {
        books.ship("SO00001", parcel("1"));
        books.invoice("SO00001");
        BooksFile file = new BooksFile(folder.resolve("erp.json"));
        file.write(books.snapshot());

        Books again = new Books(CLOCK, Books.Rule.REFERENCE_IS_UNIQUE, file.read(), Optional.empty());

        assertThat(again.snapshot()).isEqualTo(books.snapshot());
        assertThat(again.stock(List.of("MUG"), List.of())).containsExactly(level());
    }

    @Test
    void a_file_from_before_there_was_stock_is_read_all_the_same(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("erp.json"),
                "{\"items\":[{\"sku\":\"MUG\",\"name\":\"A mug\",\"service\":false}],\"taxes\":[],\"parties\":[],\"orders\":[]}");

        assertThat(new BooksFile(file).read().orElseThrow().items()).hasSize(1);
    }

    @Test
    void people_ship_and_invoice_on_its_page() throws Exception {
        assertThat(post("/desk/orders/SO00001/ship", "{\"carrier\":\"\",\"tracking\":[\"PKT1\"],\"lines\":[]}"))
                .isEqualTo(200);
        assertThat(post("/desk/orders/SO00001/invoice", "")).isEqualTo(200);
        assertThat(post("/desk/orders/SO00001/credit", "{\"total\":\"5.00\"}")).isEqualTo(200);
        assertThat(post("/desk/stock", "{\"sku\":\"MUG\",\"place\":\"NORTH\",\"quantity\":\"5\"}"))
                .isEqualTo(201);

        assertThat(books.snapshot().papers().changes())
                .extracting(change -> change.document())
                .containsExactly("delivery note DN00001", "invoice INV00001", "credit note CN00001");
        assertThat(level()).isEqualTo(level("12", "0", "12"));
    }

    private int post(String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = erp.panel().resolve(path);
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private StockLevel level() {
        return books.stock(List.of("MUG"), List.of()).getFirst();
    }

    private static StockLevel level(String onHand, String reserved, String available) {
        return new StockLevel("MUG", new BigDecimal(onHand), new BigDecimal(reserved), new BigDecimal(available));
    }

    private SalesOrder.State state() {
        return books.order("SO00001").orElseThrow().state();
    }

    private static DeliveryNote.Form parcel(String mugs) {
        return new DeliveryNote.Form("", List.of(), List.of(new DeliveryNote.Line("MUG", new BigDecimal(mugs))));
    }

    private static String codeOf(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    private static OrderForm order(String reference, String quantity) {
        Place place = new Place("", "", List.of(), "", "", "", "DE", "");
        return new OrderForm(
                reference,
                CLOCK.instant(),
                "p",
                place,
                place,
                List.of(new OrderForm.Line("MUG", "A mug", new BigDecimal(quantity), BigDecimal.TEN, List.of("VAT19"))),
                "EUR",
                "");
    }
}
