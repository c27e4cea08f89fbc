package dev.waybill.local;

import static dev.waybill.local.AwaitedLines.code;
import static dev.waybill.local.AwaitedLines.ended;
import static dev.waybill.local.AwaitedLines.flow;
import static dev.waybill.local.AwaitedLines.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.aws.CommandJson;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.DeliveryNote;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What customers write, and what people search for, gets through every function and into no line of its log. */
class NoPersonalDataTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SystemId SHOP = new SystemId("shop-es");

    private final AwaitedLines log = new AwaitedLines();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Delivery first = order(7001);

    @Test
    void no_name_mail_address_phone_number_or_note_is_in_any_line(@TempDir Path folder) throws Exception {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder).withPatience(Duration.ofSeconds(1));
        Path file;
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC());
                Sender shop = new Sender();
                LambdaClient lambda = RedriveByCommandTest.client(folder)) {
            log.of(run.log());
            file = run.logFile();
            DemoErp erp = run.erp().orElseThrow();
            run.stock(List.of(order(7001)));
            orders(run, shop, erp);
            paperAndStock(run, erp);
            people(run, lambda);
            outage(run, shop, erp);
            log.next(message("balance.ended"));
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).noneMatch(PersonalWords::areIn);
        assertThat(String.join("\n", lines))
                .contains("\"DELIVERED\"", "FIELD_WRONG", "BODY_UNREADABLE", "ITEM_UNKNOWN", "TARGET_REFUSED", "DOWN")
                .contains("PRIVACY_REQUEST", "SIGNATURE_WRONG", "documents-to-shops", "stock-to-shops")
                .contains("operator.command", "operator.asked", "poll.ended", "balance.ended", "redrive.round");
    }

    @Test
    void words_that_get_out_are_found() {
        assertThat(PersonalWords.areIn("{\"why\":\"expected a number but was 'QUIXODORA'\"}"))
                .isTrue();
        assertThat(Samples.json(order(7001)).toString()).matches(PersonalWords::areIn);
    }

    private void orders(LocalRun run, Sender shop, DemoErp erp) throws Exception {
        send(run, shop, first);
        log.next(ended("DELIVERED"));
        send(
                run,
                shop,
                first.withHeader("X-WC-Webhook-Topic", "order.updated")
                        .withHeader("X-WC-Webhook-Event", "updated")
                        .withHeader("X-WC-Webhook-Delivery-ID", "7001-again"));
        log.next(ended("SKIPPED"));
        assertThat(shop.send(signed(run, order(7002)).tampered(), run.webhooks("shop-es"))
                        .status())
                .isEqualTo(401);
        send(run, shop, SampleOrders.withItem(order(7003), "TS-GREEN"));
        log.next(code("ITEM_UNKNOWN"));
        send(run, shop, Samples.changed(order(7004), wrong -> wrong.put("total", PersonalWords.NAME)));
        log.next(code("FIELD_WRONG"));
        send(run, shop, half(order(7005)));
        log.next(code("BODY_UNREADABLE"));
        erp.suffer(Fault.STUBBORN);
        send(run, shop, order(7006));
        log.next(code("TARGET_REFUSED"));
        erp.heal();
        privacy(run, shop);
    }

    private void privacy(LocalRun run, Sender shop) throws Exception {
        String domain = run.landscape()
                .system(new SystemId("shop-fr"))
                .flatMap(system -> system.setting("shop"))
                .orElseThrow();
        Delivery asked = PersonalWords.in(
                Samples.shopify("shopify-customers-data_request--2026-04.json", "customers/data_request", domain));
        String secret = run.secret(
                        run.landscape().system(new SystemId("shop-fr")).orElseThrow(), "webhook-secret")
                .orElseThrow();
        shop.send(asked.signed(secret), run.webhooks("shop-fr"));
        log.next(code("PRIVACY_REQUEST"));
    }

    private void paperAndStock(LocalRun run, DemoErp erp) throws Exception {
        run.shopBooks().orElseThrow().note("shop-es", signed(run, first));
        String sale = erp.books().byReference("shop-es:7001").orElseThrow().number();
        erp.books()
                .ship(
                        sale,
                        new DeliveryNote.Form(
                                "", List.of("PKT1001"), List.of(new DeliveryNote.Line("TS-BLUE", BigDecimal.ONE))));
        log.next(flow("documents-to-shops"));
        erp.books().count("TS-BLUE", "MAIN", new BigDecimal("50"));
        log.next(flow("stock-to-shops"));
    }

    private void people(LocalRun run, LambdaClient lambda) throws Exception {
        String typed = PersonalWords.NAME;
        Optional<String> none = Optional.empty();
        Selection text = new Selection.Matching(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(typed));
        command(lambda, new Selection.OfOrder(typed, Optional.empty()), Edit.NONE);
        command(lambda, new Selection.OfOrder("5550199", Optional.of(SHOP)), Edit.NONE);
        command(lambda, new Selection.One(new OperationId(typed)), Edit.NONE);
        command(lambda, text, Edit.NONE);
        Body corrected = SampleOrders.withItem(order(7003), "TS-BLUE").body();
        command(lambda, new Selection.OfOrder("7003", Optional.of(SHOP)), new Edit(Optional.of(corrected), Map.of()));
        String word = URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20");
        ask(run, "/v1/traces?q=" + word, none);
        ask(run, "/v1/failures/" + word, none);
        ask(run, "/v1/incidents/" + word, none);
        ask(run, "/v1/" + word, none);
        ask(
                run,
                "/v1/redrives",
                Optional.of("{\"selection\":{\"of\":\"order\",\"number\":\"" + typed + "\"},\"why\":\"" + typed
                        + " rang\"}"));
    }

    private void command(LambdaClient lambda, Selection selection, Edit edit) throws Exception {
        By anna = new By("anna", PersonalWords.NAME + " rang");
        lambda.invoke(request -> request.functionName("RedriveFailuresFunction")
                .payload(SdkBytes.fromUtf8String(
                        CommandJson.write(new Command.Redrive(selection, Terms.STANDARD, anna, edit, false)))));
        log.next(message("operator.command"));
    }

    private void ask(LocalRun run, String path, Optional<String> body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(run.door().resolve(path))
                .header("Authorization", "Bearer " + run.operatorToken())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "7c1e3f52-0001");
        body.map(HttpRequest.BodyPublishers::ofString).ifPresent(request::POST);
        client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private void outage(LocalRun run, Sender shop, DemoErp erp) throws Exception {
        erp.suffer(Fault.DOWN);
        send(run, shop, order(7007));
        log.next(code("DOWN"));
        erp.heal();
        log.next(ended("DELIVERED"));
    }

    private static void send(LocalRun run, Sender shop, Delivery order) {
        assertThat(shop.send(signed(run, order), run.webhooks("shop-es")).status())
                .isEqualTo(200);
    }

    private static Delivery signed(LocalRun run, Delivery order) {
        return order.signed(run.secret(run.landscape().system(SHOP).orElseThrow(), "webhook-secret")
                .orElseThrow());
    }

    private static Delivery order(long id) {
        return PersonalWords.in(SampleOrders.wooCommerce(id, Instant.now()));
    }

    private static Delivery half(Delivery whole) {
        byte[] bytes = whole.body().bytes();
        return whole.withBody(Body.of(Arrays.copyOf(bytes, bytes.length / 2)));
    }
}
