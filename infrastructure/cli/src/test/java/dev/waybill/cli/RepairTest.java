package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.cli.target.AwsStores;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.system.SystemId;
import dev.waybill.local.LocalRun;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From {@code waybill dev} to {@code waybill redrive}, on the real protocols. */
class RepairTest {
    private final CommandLineFixture person;
    private boolean api;
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    RepairTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        person.stores = target -> new AwsStores(target.variables(), Clock.systemUTC());
        // The functions go by the machine's own clock.
        person.clock.pass(Duration.between(person.clock.instant(), Instant.now()));
    }

    /** By the tables, and over the operator API with the real handler behind the local door. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_order_that_was_held_is_found_previewed_corrected_and_redriven(boolean overTheApi) {
        api = overTheApi;
        person.untilStopped = running -> {
            try (LocalRun run = (LocalRun) running) {
                heldThenDelivered(run);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };

        Reply dev = person.types("dev");

        assertThat(dev.out()).contains("POST http://").contains("/webhooks/shop-es   signed with the made-up secret ");
        assertThat(dev.code()).isZero();
        assertThat(person.folder.resolve(".waybill/local.json")).doesNotExist();
    }

    private void heldThenDelivered(LocalRun run) throws InterruptedException {
        run.log().listen(line -> outcomes.add(line.path("outcome").asText()));
        send(run);
        await("HELD");

        Reply failures = types("failures");
        assertThat(failures.out()).startsWith("HELD  order shop-es:").contains("ITEM_UNKNOWN", "TS-GREEN");
        Matcher redrive = Pattern.compile("waybill redrive (\\w+)").matcher(failures.out());
        assertThat(redrive.find()).isTrue();
        String id = redrive.group(1);
        incidentIsTold();

        assertThat(types("redrive", "--incident", "ITEM_UNKNOWN", "--preview").out())
                .startsWith(id + ": writes nothing: ITEM_UNKNOWN, erp has no item with the number")
                .endsWith("nothing would be written; nothing was sent\n");
        corrected(run, id);
        nothingIsLeft(id);
        isReadAgain();
        bothTellTheSame(id);
        bothCompareTheSame(run);
        bothTakeTheFile(run);
    }

    /** Once reconcile-systems has looked, what it found reads as what is asked now. */
    private void bothCompareTheSame(LocalRun run) {
        reconcile(run);
        String today =
                LocalDate.ofInstant(person.clock.instant(), ZoneOffset.UTC).toString();
        for (String command : List.of("balance " + today, "drift", "doctor")) {
            String[] words = command.split(" ", -1);
            Reply own = person.types(words);
            Reply told = person.types(with(words, "--api"));
            assertThat(timeless(told.out())).as(command + told.err()).isEqualTo(timeless(own.out()));
            assertThat(told.code()).as(command).isEqualTo(own.code());
            assertThat(timeless(
                            person.types(with(with(words, "--api"), "--json")).out()))
                    .as(command + " --json")
                    .isEqualTo(timeless(person.types(with(words, "--json")).out()));
        }
        assertThat(person.types("balance", today).out()).contains("shop-es to erp, " + today);
        assertThat(person.types("doctor", "--api").out()).contains("lists its orders", "has a clock like ours");
    }

    private static String timeless(String text) {
        return text.replaceAll("\"compared_at\":\"[^\"]*\"", "").replaceAll("[0-9]+ s apart", "s apart");
    }

    private static void reconcile(LocalRun run) {
        sent(HttpRequest.newBuilder(run.invoke().resolve("/2015-03-31/functions/ReconcileSystemsFunction/invocations"))
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local")
                .POST(HttpRequest.BodyPublishers.ofString("{\"source\":\"aws.scheduler\"}")));
    }

    private static String sent(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One file is looked at, compared, and taken into force from afar; one that leads a system elsewhere is refused. */
    private void bothTakeTheFile(LocalRun run) {
        String shipped = inForce(run);
        String stricter = shipped.replace("total > 5000 EUR", "total > 500 EUR");
        Path file = person.file("stricter.yaml", stricter);
        Path led = person.file("led.yaml", shipped.replaceFirst("currency: EUR", "currency: USD"));
        for (String command :
                List.of("config check ", "config diff ", "config diff --json ", "config diff --replay 2 ")) {
            String[] words = (command + file).split(" ", -1);
            Reply own = person.types(words);
            Reply told = person.types(with(words, "--api"));
            assertThat(told.out()).as(command).isEqualTo(own.out());
            assertThat(told.code()).as(command).isEqualTo(own.code());
        }
        assertThat(person.types("config", "diff", file.toString()).out()).contains("~ hold-when of route");
        for (String command : List.of("config check ", "config diff ", "config apply --why x ")) {
            Reply refused = person.types(with((command + led).split(" ", -1), "--api"));
            assertThat(refused.err()).as(command).contains("is not as it is in force", "waybill config apply");
            assertThat(refused.code()).as(command).isEqualTo(1);
        }
        Reply applied = person.types("config", "apply", file.toString(), "--why", "stricter", "--api");
        assertThat(applied.out()).contains("~ hold-when of route", "version 2 is in force in the operator API at http");
        assertThat(applied.code()).isZero();
        Reply again = person.types("config", "apply", file.toString(), "--why", "stricter", "--api");
        assertThat(again.err()).contains("nothing was applied", "version 2 says the same");
        assertThat(again.code()).isEqualTo(1);
        assertThat(types("config", "history").out()).startsWith("version 2 of ").contains(": stricter");
    }

    private static String inForce(LocalRun run) {
        String told = sent(HttpRequest.newBuilder(run.door().resolve("/v1/ownership/versions/1/source"))
                .header("Authorization", "Bearer " + run.operatorToken()));
        try {
            return new ObjectMapper().readTree(told).path("source").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void incidentIsTold() {
        assertThat(types("incidents").out()).contains("OPEN   1  ITEM_UNKNOWN  erp");
        assertThat(types("incident", "1").out())
                .contains("who      back office", "page     infrastructure/runbooks/ITEM_UNKNOWN.md");
        assertThat(types("alarms").out()).contains("HELD_OLDEST");
        assertThat(types("circuits").code()).isZero();
    }

    private void corrected(LocalRun run, String id) throws InterruptedException {
        run.erp().orElseThrow().books().putItem(new Item("T-GRN", "Green", false));
        run.stock(List.of());
        assertThat(types("message", id).out()).contains("\"TS-GREEN\"");
        assertThat(types("redrive", id, "--set", "url=http://localhost", "--because", "no mapping")
                        .err())
                .contains("'url' is not a mapping of erp that can be set for one operation");

        String[] mapping = {"redrive", id, "--set", "items.TS-GREEN=T-GRN", "--because", "the ERP calls it so"};
        assertThat(types(with(mapping, "--preview")).out())
                .contains(id + ": creates order shop-es:", "AFTERWARDS", "1 of 1 operation would write");
        assertThat(types(mapping).out()).contains("is queued for erp again, corrected: items.TS-GREEN = T-GRN");
        await("DELIVERED");
    }

    private void nothingIsLeft(String id) {
        assertThat(types("failures").out()).isEqualTo("nothing waits for a person\n");
        assertThat(types("incidents").out()).isEqualTo("there is no incident\n");
        assertThat(types("trace", id).out())
                .containsSubsequence(
                        "HELD  orders-to-erp",
                        "CORRECTED  by ",
                        "  why   the ERP calls it so\n  what  items.TS-GREEN = T-GRN\n",
                        "DELIVERED  orders-to-erp",
                        "attempt 1 (redriven)");
        assertThat(types("message", id, "--corrections").out()).startsWith("CORRECTED  by ");
        assertThat(types("redrive", id).out()).contains("there is nothing left to do");
        assertThat(types("redrive", "--all").err()).startsWith("nothing was sent: ");
        assertThat(types("dismiss", id, "--because", "done").code()).isEqualTo(1);
        assertThat(person.types("config", "diff").code()).isZero();
        assertThat(types("config", "history").out()).startsWith("version 1 of ");
    }

    private Reply types(String... words) {
        return person.types(api ? with(words, "--api") : words);
    }

    /** What is printed for machines is the same, whoever was asked. */
    private void bothTellTheSame(String id) {
        for (String command : List.of(
                "trace " + id,
                "trace 4711",
                "failures",
                "failures --waiting",
                "incidents --all",
                "incident ITEM_UNKNOWN",
                "circuits",
                "config history",
                "message " + id,
                "message " + id + " --corrections")) {
            String[] words = command.split(" ", -1);
            assertThat(person.types(with(words, "--api"))).as(command).isEqualTo(person.types(words));
            if (!command.equals("message " + id)) {
                String[] machine = with(words, "--json");
                assertThat(person.types(with(machine, "--api")))
                        .as(command + " --json")
                        .isEqualTo(person.types(machine));
            }
        }
        for (String command : List.of("cursors", "alarms")) {
            assertThat(person.types(command, "--api")
                            .out()
                            .lines()
                            .map(RepairTest::name)
                            .toList())
                    .as(command + ", whose values go on")
                    .isEqualTo(person.types(command)
                            .out()
                            .lines()
                            .map(RepairTest::name)
                            .toList());
        }
    }

    private static String name(String row) {
        return row.replaceAll("[0-9].*", "");
    }

    private void isReadAgain() {
        assertThat(types("poll", "shop-es", "--because", "is one missing?").out())
                .contains("order    ");
        assertThat(types("replay", "--order", "shop-es:999999", "--preview").err())
                .contains("shop-es does not have");
        assertThat(types("replay", "--from", "erp", "--since", "1h").err()).contains("name the flow: stock-to-shops");
        assertThat(types("replay", "--from", "erp", "--since", "1h", "--flow", "stock-to-shops", "--preview")
                        .out())
                .containsAnyOf("would be queued again; nothing was queued", "nothing changed there in that time");
        assertThat(types("trace", "webhook#shop-es#polls").out()).contains("POLLED  by ", "  why   is one missing?");
    }

    private static String[] with(String[] words, String one) {
        return Stream.concat(Stream.of(words), Stream.of(one)).toArray(String[]::new);
    }

    private static void send(LocalRun run) {
        String secret = run.secret(
                        run.landscape().system(new SystemId("shop-es")).orElseThrow(), "webhook-secret")
                .orElseThrow();
        try (Sender shop = new Sender()) {
            assertThat(shop.send(
                                    SampleOrders.withItem(Samples.recorded("013-order.created-order-guest"), "TS-GREEN")
                                            .signed(secret),
                                    run.webhooks("shop-es"))
                            .status())
                    .isEqualTo(200);
        }
    }

    private void await(String outcome) throws InterruptedException {
        String next = "";
        while (next != null && !next.equals(outcome)) {
            next = outcomes.poll(60, TimeUnit.SECONDS);
        }
        assertThat(next).isEqualTo(outcome);
    }
}
