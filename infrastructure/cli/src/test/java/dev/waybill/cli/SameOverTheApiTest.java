package dev.waybill.cli;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.aws.AnswerJson;
import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.operator.Answer;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared reads the same, by the tables and as the operator API tells it; the API is answered by hand. */
class SameOverTheApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SystemId SHOP = new SystemId("shop-es");

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final CommandLineFixture person;
    private final List<Call> calls = new ArrayList<>();
    private final Deque<dev.waybill.demo.web.Reply> answers = new ArrayDeque<>();
    private final LoopbackServer server = LoopbackServer.start(0, 1_000_000, call -> {
        calls.add(call);
        return answers.remove();
    });

    SameOverTheApiTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @BeforeEach
    void aShopThatShowsTooMuchTookOrders() {
        person.environment.put("WAYBILL_TOKEN", "token");
        person.connectors = List.of(shop, erp);
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .stock(StockPolicy.NONE)
                        .documents()
                        .build(1),
                "",
                "test",
                "test",
                person.clock.instant()));
        erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), person.clock.instant());
        shop.shelves(SHOP).has("SHIRT", 12);
        shop.has(anOrder("1001").from("shop-es").withLine("MUG", 1, "7.49").build());
        shop.has(anOrder("1002").from("shop-es").withLine("MUG", 2, "7.40").build());
        person.clock.pass(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_day_s_balance() {
        String[] typed = {"balance", "2026-11-23", "--shop", "shop-es"};
        JsonNode reports = machine(typed);
        answers.add(page(reports, "[]", "[]"));
        answers.add(page(reports, "[]", "[]"));

        Reply told = overTheApi(typed);

        assertThat(told.out()).isEqualTo(person.types(typed).out()).contains("nobody can explain 2: N1001, N1002");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .isEqualTo(
                        "as reconcile-systems found it, the last time at 2026-11-23T13:00:00Z; no system was asked now\n");
        assertThat(json(overTheApi(with(typed, "--json")).out())).isEqualTo(reports);
        assertThat(calls.getFirst().query("day")).containsExactly("2026-11-23");
        assertThat(calls.getFirst().query("system")).containsExactly("shop-es");
    }

    @Test
    void what_was_not_compared_and_what_could_not_be_is_said_with_why_and_ends_with_1() {
        JsonNode nobody = machine("balance", "2026-11-20", "--shop", "shop-es");
        answers.add(page(
                nobody,
                "[{\"flow\":\"orders-to-erp\",\"source\":\"shop-fr\",\"target\":\"erp\",\"next\":\"wait six hours\"}]",
                "[{\"flow\":\"orders-to-erp\",\"source\":\"shop-es\",\"target\":null,\"at\":\"2026-11-23T06:00:00Z\","
                        + "\"code\":\"DOWN\",\"why\":\"no answer\",\"next\":\"see whether it runs\"}]"));

        Reply told = overTheApi("balance", "2026-11-20");

        assertThat(told.out()).contains("every order is accounted for");
        assertThat(told.err())
                .contains(
                        "shop-es could not be asked at 2026-11-23T06:00:00Z (DOWN): no answer\n  next  see whether it runs\n",
                        "orders-to-erp, shop-fr to erp was not compared yet\n  next  wait six hours\n");
        assertThat(told.code()).isEqualTo(1);
    }

    @Test
    void where_nothing_was_compared_yet_the_api_s_own_words_are_said() {
        answers.add(dev.waybill.demo.web.Reply.json(
                404,
                "{\"code\":\"NOT_RECONCILED\",\"detail\":\"no balance is kept of 2026-11-23\",\"next\":\"wait\"}"));

        assertThat(overTheApi("balance", "today"))
                .isEqualTo(new Reply(1, "", "waybill: no balance is kept of 2026-11-23; wait\n"));
    }

    @Test
    void drift_of_stock_and_paper() {
        JsonNode reports = machine("drift");
        List<JsonNode> all = new ArrayList<>();
        reports.path("stock").forEach(all::add);
        reports.path("documents").forEach(all::add);
        JsonNode backwards = JSON.valueToTree(all.reversed());
        answers.add(page(backwards, "[]", "[]"));
        answers.add(page(backwards, "[]", "[]"));
        answers.add(page(backwards, "[]", "[]"));

        assertThat(overTheApi("drift").out())
                .isEqualTo(person.types("drift").out())
                .contains("SHIRT shows 12 and should show 9", "paper, erp to shop-fr: 0 orders compared");
        assertThat(json(overTheApi("drift", "--json").out())).isEqualTo(reports);
        assertThat(overTheApi("drift", "--shop", "shop-fr").out())
                .isEqualTo(person.types("drift", "--shop", "shop-fr").out());
    }

    @Test
    void a_shadow_that_could_not_be_asked_is_said_with_why_and_ends_with_1() {
        String shadow = "\"source\":\"shop-es\",\"target\":\"new-erp\",\"shadow\":true,";
        String other = "\"source\":\"erp\",\"target\":\"shop-fr\",\"shadow\":false,";
        String why =
                "\"flow\":\"orders-to-erp\",\"at\":\"2026-11-23T06:00:00Z\",\"code\":\"DOWN\",\"why\":\"no answer\","
                        + "\"next\":\"see whether it runs\"}";
        answers.add(page(json("[]"), "[{" + other + why + "]", "[{" + shadow + why + ",{" + other + why + "]"));

        Reply told = overTheApi("shadow");

        assertThat(told.err()).isEqualTo("""
                        shop-es to new-erp could not be asked at 2026-11-23T06:00:00Z (DOWN): no answer
                          next  see whether it runs
                        """);
        assertThat(told.code()).isEqualTo(1);
    }

    @Test
    void a_test_of_all_connections_is_made_system_by_system() {
        shop.sendsWebhooks(SHOP, State.DISABLED);
        String[] typed = {"doctor"};
        JsonNode checks = machine(typed);
        for (int twice = 0; twice < 2; twice++) {
            answers.add(dev.waybill.demo.web.Reply.json(
                    200, "{\"systems\":[{\"system\":\"shop-es\"},{\"system\":\"shop-fr\"},{\"system\":\"erp\"}]}"));
            for (String system : List.of("shop-es", "shop-fr", "erp")) {
                answers.add(tested(system, checks));
            }
        }

        assertThat(overTheApi(typed)).isEqualTo(person.types(typed));
        assertThat(overTheApi("doctor", "--json").out())
                .isEqualTo(person.types("doctor", "--json").out());
        assertThat(calls.get(1).path()).containsExactly("v1", "systems", "shop-es", "checks");
        assertThat(calls.get(1).text()).isEqualTo("{\"why\":\"waybill doctor\"}");
    }

    @Test
    void one_system_is_tested_alone_and_one_that_is_none_is_said() {
        answers.add(tested("erp", machine("doctor", "erp")));
        answers.add(dev.waybill.demo.web.Reply.json(
                409,
                "{\"code\":\"REFUSED\",\"detail\":\"there is no system 'shop-xx'\",\"next\":\"name one of [erp]\"}"));

        assertThat(overTheApi("doctor", "erp")).isEqualTo(person.types("doctor", "erp"));
        assertThat(overTheApi("doctor", "shop-xx"))
                .isEqualTo(new Reply(2, "", "waybill: there is no system 'shop-xx'; name one of [erp]\n"));
        assertThat(person.types("doctor", "shop-xx").err())
                .contains("there is no system 'shop-xx'; there are: [shop-es");
    }

    private Reply overTheApi(String... typed) {
        return person.types(with(with(typed, "--api"), server.address().toString()));
    }

    /** What the tables tell machines. */
    private JsonNode machine(String... typed) {
        return json(person.types(with(typed, "--json")).out());
    }

    private static String[] with(String[] typed, String one) {
        List<String> all = new ArrayList<>(List.of(typed));
        all.add(one);
        return all.toArray(String[]::new);
    }

    private static dev.waybill.demo.web.Reply page(JsonNode items, String notYet, String failed) {
        ObjectNode page = JSON.createObjectNode();
        page.set("items", items);
        page.set("not_reconciled", json(notYet));
        page.set("not_compared", json(failed));
        return dev.waybill.demo.web.Reply.json(200, page.putNull("next_cursor").toString());
    }

    private dev.waybill.demo.web.Reply tested(String system, JsonNode checks) {
        SystemId id = new SystemId(system);
        List<Check> its = new ArrayList<>();
        checks.forEach(one -> {
            if (one.path("system").asText().equals(system)) {
                its.add(new Check(
                        id,
                        one.path("what").asText(),
                        one.path("well").asBoolean(),
                        one.path("found").asText(),
                        one.path("next").asText()));
            }
        });
        return dev.waybill.demo.web.Reply.json(
                200, AnswerJson.write(new Answer.Tested(id, person.clock.instant(), its)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
