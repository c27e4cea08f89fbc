package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secret;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.woocommerce.MediaShelf.Fault;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of documents in the media library of a WordPress: each of its ways has its test. */
class WooCommerceFilesTest {
    private static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, Shop.ID, "727");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Money TOTAL = Money.of("29.35", "EUR");
    private static final Invoice INVOICE =
            new Invoice("2026/1", Invoice.Kind.INVOICE, DAY, TOTAL, Money.of("1.35", "EUR"), TOTAL);
    private static final PaperFile FILE =
            new PaperFile("Invoice-2026-1.pdf", PaperFile.PDF, Body.of(new byte[] {'%', 'P', 'D', 'F', 0, -1, 13, 10}));

    private final NoteShop shop = new NoteShop();
    private final MediaShelf media = shop.media();
    private final DocumentTarget target = target(MediaShelf.PASSWORD);

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void the_note_of_an_invoice_goes_to_the_buyer_with_the_address_of_its_file() {
        show(target);

        assertThat(media.items()).hasSize(1);
        assertThat(media.items().getFirst().content()).isEqualTo(FILE.content());
        assertThat(media.items().getFirst().type()).isEqualTo("application/pdf");
        assertThat(media.items().getFirst().title()).isEqualTo("invoice 2026/1, order 727");
        assertThat(shop.notes())
                .containsExactly("buyer: Invoice 2026/1\n2026-11-24, 29.35 EUR, of which tax 1.35 EUR\n" + shop.url()
                        + "/wp-content/uploads/2026/11/"
                        + media.items().getFirst().file());
    }

    @Test
    void nobody_guesses_or_lists_its_name_and_the_slug_does_not_tell_it() {
        show(target);

        MediaShelf.Item item = media.items().getFirst();
        assertThat(item.status()).as("others are listed to everybody").isEqualTo("private");
        assertThat(item.file()).matches("invoice-2026-1-[0-9a-f]{32}\\.pdf");
        assertThat(item.slug()).matches("waybill-[0-9a-f]{32}");
        assertThat(item.file()).doesNotContain(item.slug().substring("waybill-".length()));
        assertThat(MediaName.of(ORDER, INVOICE, new Secret("another")).file(FILE))
                .isNotEqualTo(item.file());
        assertThat(MediaName.of(
                                new SubjectRef(EntityKind.ORDER, Shop.ID, "728"),
                                INVOICE,
                                new Secret(MediaShelf.PASSWORD))
                        .file(FILE))
                .isNotEqualTo(item.file());
    }

    @Test
    void a_name_hides_itself() {
        assertThat(MediaName.of(ORDER, INVOICE, new Secret("x"))).hasToString("MediaName[hidden]");
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void an_upload_that_was_done_although_it_broke_off_is_found_and_not_done_again(int status) {
        media.failsNextUpload(Fault.page(status, true));
        assertThat(failure(target).code()).isEqualTo(FailureCode.ANSWER_MISSING);

        show(target);

        assertThat(media.items()).hasSize(1);
        assertThat(shop.notes()).hasSize(1);
        assertThat(shop.notes().getFirst()).endsWith(media.items().getFirst().file());
    }

    @Test
    void an_upload_whose_answer_is_drowned_in_a_plug_in_s_warnings_is_found() {
        media.failsNextUpload(new Fault(201, "<b>Warning</b>: Undefined array key {\"id\":901}", true));
        assertThat(failure(target).code()).isEqualTo(FailureCode.ANSWER_MISSING);

        show(target);

        assertThat(media.items()).hasSize(1);
        assertThat(shop.notes()).hasSize(1);
    }

    @Test
    void a_try_that_died_after_its_note_uploads_nothing_again() {
        shop.answersNextWrite(500);
        assertThat(failure(target).code()).isEqualTo(FailureCode.ANSWER_MISSING);
        int calls = shop.calls().size();

        show(target);

        assertThat(media.items()).hasSize(1);
        assertThat(shop.notes()).hasSize(1);
        assertThat(shop.calls().subList(calls, shop.calls().size())).noneMatch(call -> call.contains("media"));
    }

    @Test
    void a_type_of_file_that_is_not_allowed_is_a_refusal_although_it_is_a_500() {
        media.failsNextUpload(Fault.error(500, "rest_upload_sideload_error"));

        Failure failure = failure(target);

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.said()).isEqualTo("rest_upload_sideload_error");
        assertThat(failure.why()).isEqualTo("the media library of shop-de refused a file of 8 bytes (500)");
    }

    @Test
    void too_large_a_file_is_a_refusal_with_its_size() {
        media.failsNextUpload(Fault.page(413, false));

        assertThat(failure(target).why()).isEqualTo("shop-de takes no file of 8 bytes (413)");
    }

    @ParameterizedTest
    @CsvSource({
        "400,rest_cannot_create,CREDENTIALS_REFUSED",
        "400,rest_upload_no_data,TARGET_REFUSED",
        "401,rest_not_logged_in,CREDENTIALS_REFUSED",
        "403,rest_cannot_publish,CREDENTIALS_REFUSED",
        "404,rest_no_route,ENDPOINT_UNKNOWN",
        "413,rest_upload_file_too_big,TARGET_REFUSED",
        "429,busy,TOO_BUSY",
        "503,maintenance,DOWN"
    })
    void each_answer_to_an_upload_is_the_failure_it_means(int status, String code, FailureCode meant) {
        media.failsNextUpload(Fault.error(status, code));

        assertThat(failure(target).code()).isEqualTo(meant);
        assertThat(shop.notes()).isEmpty();
    }

    @Test
    void a_wrong_application_password_is_named_with_what_to_do() {
        Failure failure = failure(target("wrong"));

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.next()).contains("application password", "media-user", "Author");
    }

    @Test
    void a_shop_that_makes_uploads_public_gets_no_note_with_their_address() {
        media.makesUploads("inherit");

        assertThat(failure(target).why()).contains("does not keep files private");
        assertThat(shop.notes()).isEmpty();
    }

    @Test
    void no_failure_says_the_file_s_name() {
        media.failsNextUpload(Fault.page(500, true));

        assertThat(failure(target).toString())
                .doesNotContain(media.items().getFirst().file());
        assertThat(failure(target("wrong")).toString())
                .doesNotContain("invoice-2026-1-")
                .doesNotContain("slug=");
    }

    @Test
    void files_are_taken_only_of_what_the_settings_name() {
        Shipment out = new Shipment(
                "D1", Shipment.Direction.TO_BUYER, Optional.empty(), Optional.empty(), List.of(), List.of());
        Shipment back =
                new Shipment("R1", Shipment.Direction.BACK, Optional.empty(), Optional.empty(), List.of(), List.of());

        assertThat(List.of(INVOICE, out, back)).filteredOn(target::takesFileOf).containsExactly(INVOICE);
        DocumentTarget all = target(MediaShelf.PASSWORD, Map.of(FilesShown.DELIVERY_NOTES, "true"));
        assertThat(List.of(INVOICE, out, back)).filteredOn(all::takesFileOf).containsExactly(INVOICE, out);
    }

    private Failure failure(DocumentTarget of) {
        return catchThrowableOfType(FailureException.class, () -> show(of)).failure();
    }

    private static void show(DocumentTarget of) {
        of.show(
                ORDER,
                of.shown(ORDER).orElseThrow(),
                new News(List.of(), List.of(INVOICE), Map.of(INVOICE.mark(), FILE), false, false));
    }

    private DocumentTarget target(String password) {
        return target(password, Map.of());
    }

    private DocumentTarget target(String password, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("url", shop.url(), FilesShown.INVOICES, "true"));
        settings.putAll(more);
        Map<String, String> secrets = new HashMap<>(RestShop.SECRETS);
        secrets.put(MediaLibrary.USER, MediaShelf.USER);
        secrets.put(MediaLibrary.PASSWORD, password);
        SystemSpec system =
                new SystemSpec(Shop.ID, "woocommerce", Optional.empty(), Optional.empty(), settings, Optional.of("/x"));
        Surroundings surroundings =
                new Surroundings(new MemorySecrets(secrets), new JdkHttpDoor(Duration.ofSeconds(5)), Clock.systemUTC());
        return new WooCommerceType().connect(system, surroundings).documentTarget();
    }
}
