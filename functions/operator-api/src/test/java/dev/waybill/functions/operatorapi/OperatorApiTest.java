package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.functions.operatorapi.World.Answered;
import dev.waybill.testkit.HistoryFixture;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see and do over the API, on a real table. */
class OperatorApiTest {
    private static final SubjectRef ORDER = HistoryFixture.order("shop-es", "771");
    private static final Failure UNKNOWN_ITEM = Failure.of(
            FailureCode.ITEM_UNKNOWN,
            new SystemId("erp"),
            "createOrder",
            "no item TSHIRT-XL",
            "create it, then redrive");
    private static final Failure OTHER_ITEM = Failure.of(
            FailureCode.ITEM_UNKNOWN,
            new SystemId("erp"),
            "reviseOrder",
            "no item TSHIRT-XL",
            "create it, then redrive");
    private static final String KEY = "7c1e3f52-0001";
    private static final String REDRIVE =
            "{\"selection\":{\"of\":\"operation\",\"id\":\"op-1\"},\"why\":\"the item is there now\"}";

    private final World world = new World();
    private final HistoryFixture past = new HistoryFixture(world.ledger);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_order_is_found_by_its_number_with_what_happened_in_words() {
        past.held(ORDER, "1001", UNKNOWN_ITEM);

        Answered answered = world.get("viewer", "/v1/traces?q=1001");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().at("/items/0/subject").asText()).isEqualTo("order#shop-es#771");
        assertThat(answered.body().at("/items/0/operations/0/code").asText()).isEqualTo("ITEM_UNKNOWN");
        assertThat(answered.body().at("/items/0/text").asText()).contains("create it, then redrive");
    }

    @Test
    void the_stock_of_an_item_is_found_by_its_number() {
        past.delivered(new SubjectRef(EntityKind.STOCK, new SystemId("erp"), "TS-BLUE.1"), "");

        Answered answered = world.get("viewer", "/v1/traces?q=TS-BLUE.1");

        assertThat(answered.body().at("/items/0/subject").asText()).isEqualTo("stock#erp#TS-BLUE.1");
        assertThat(world.get("viewer", "/v1/traces?q=TS-RED.1").body().path("items"))
                .isEmpty();
    }

    @Test
    void why_a_value_is_what_it_is_names_the_change_the_rule_and_what_lost() {
        past.delivered(
                ORDER,
                "1001",
                "order.status stays OPEN (shop-es wanted COMPLETE; order.status: owner erp, owner-wins)");

        Answered answered = world.get("viewer", "/v1/provenance?subject=order%23shop-es%23771&data=order.status");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().at("/targets/0/set_by/topic").asText()).isEqualTo("order.created");
        assertThat(answered.body().at("/targets/0/lost/0/sentence").asText()).startsWith("order.status stays OPEN");
        assertThat(world.get("viewer", "/v1/provenance?subject=order%23shop-es%23771&data=nonsense")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void failures_are_told_page_by_page_and_nothing_twice_when_one_is_settled_meanwhile() {
        for (int i = 1; i <= 5; i++) {
            past.held(HistoryFixture.order("shop-es", "7" + i), "100" + i, UNKNOWN_ITEM);
        }

        Answered first = world.get("viewer", "/v1/failures?limit=2");
        String cursor = first.body().path("next_cursor").asText();
        world.ledger.dismiss(world.ledger.open(10).get(1));
        Answered second = world.get("viewer", "/v1/failures?limit=2&cursor=" + cursor);

        assertThat(first.body().path("items")).hasSize(2);
        assertThat(second.body().path("items")).hasSize(2);
        assertThat(first.body().path("items").findValuesAsText("opened_by"))
                .doesNotContainAnyElementsOf(second.body().path("items").findValuesAsText("opened_by"));
        assertThat(world.get("viewer", "/v1/failures?cursor=*").status()).isEqualTo(400);
        assertThat(world.get("viewer", "/v1/failures?limit=0").status()).isEqualTo(400);
    }

    @Test
    void a_page_of_failures_reads_little_more_than_it_tells_however_many_are_open() {
        for (int i = 0; i < 120; i++) {
            past.held(HistoryFixture.order("shop-es", "8" + i), "200" + i, i % 3 == 0 ? OTHER_ITEM : UNKNOWN_ITEM);
        }
        String cursor = world.get("viewer", "/v1/failures?limit=10")
                .body()
                .path("next_cursor")
                .asText();

        world.counter.reset();
        Answered page = world.get("viewer", "/v1/failures?limit=10&cursor=" + cursor);
        BigDecimal ofAPage = world.counter.readUnits();
        int requests = world.counter.requests().size();
        world.counter.reset();
        Answered failed = world.get("viewer", "/v1/failures?limit=200&state=held");

        assertThat(page.body().path("items")).hasSize(10);
        assertThat(requests).isLessThanOrEqualTo(4);
        assertThat(ofAPage.multiply(BigDecimal.TWO)).isLessThan(world.counter.readUnits());
        assertThat(failed.body().path("items")).hasSize(120);
        assertThat(world.get("viewer", "/v1/failures?limit=7&state=failed")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void an_incident_is_told_with_what_is_open_of_it() {
        past.held(ORDER, "1001", UNKNOWN_ITEM);

        Answered all = world.get("viewer", "/v1/incidents?state=open");
        Answered one = world.get("viewer", "/v1/incidents/ITEM_UNKNOWN%23erp%23createOrder");

        assertThat(all.body().at("/items/0/incident").asText()).isEqualTo("ITEM_UNKNOWN#erp#createOrder");
        assertThat(one.body().at("/items/0/subject").asText()).isEqualTo("order#shop-es#771");
        assertThat(world.get("viewer", "/v1/incidents/NONE").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/me",
        "/v1/circuits",
        "/v1/cursors",
        "/v1/alarms",
        "/v1/waiting",
        "/v1/dead-letters",
        "/v1/ownership",
        "/v1/ownership/versions",
        "/v1/ownership/versions/1",
        "/v1/openapi.json"
    })
    void what_else_a_viewer_may_see(String address) {
        assertThat(world.get("viewer", address).status()).isEqualTo(200);
    }

    @Test
    void the_map_is_told_as_it_is_in_force_and_a_version_that_is_not_there_is_none() {
        Answered answered = world.get("viewer", "/v1/ownership");

        assertThat(answered.body().path("version").asLong()).isEqualTo(1);
        assertThat(answered.body().path("ownership").findValuesAsText("data")).contains("order.status");
        assertThat(world.get("viewer", "/v1/ownership/versions/99").status()).isEqualTo(404);
        assertThat(world.get("viewer", "/v1/ownership/versions/x").status()).isEqualTo(400);
    }

    @Test
    void the_file_of_a_version_names_addresses_so_it_is_for_those_who_may_think_about_changing_it() {
        assertThat(world.get("viewer", "/v1/ownership/versions/1/source").status())
                .isEqualTo(403);
        assertThat(world.get("operator", "/v1/ownership/versions/1/source")
                        .body()
                        .has("source"))
                .isTrue();
        assertThat(world.get("operator", "/v1/ownership/versions/99/source").status())
                .isEqualTo(404);
    }

    @Test
    void a_message_is_for_those_who_may_correct_it() {
        past.held(ORDER, "1001", UNKNOWN_ITEM);

        assertThat(world.get("viewer", "/v1/messages/op-1").status()).isEqualTo(403);
        assertThat(world.get("operator", "/v1/messages/op-1")
                        .body()
                        .path("body")
                        .asText())
                .isEqualTo("{}");
        assertThat(world.printed()).contains("GET /v1/messages/{operation}").contains("\"who\":\"bea\"");
    }

    @Test
    void a_redrive_is_handed_on_with_who_asked_and_told_back() {
        world.lambda.answers(
                "{\"answer\":\"redriven\",\"lines\":[{\"operation\":\"op-1\",\"queued\":true,\"sentence\":\"queued\"}],\"left\":0}");

        Answered answered = world.post("operator", "/v1/redrives", KEY, REDRIVE);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().at("/lines/0/queued").asBoolean()).isTrue();
        assertThat(world.lambda.asked)
                .singleElement()
                .asString()
                .contains("\"who\":\"bea\"", "\"why\":\"the item is there now\"", "\"preview\":false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v1/polls | {"system":"shop-es","list":"order","why":"1001 is missing"} | "command":"poll","system":"shop-es","list":"order"
            /v1/replays | {"from":"shop-es","since":"2026-11-23T08:00:00Z","until":"2026-11-23T09:00:00Z","why":"new route"} | "limit":100,"perSecond":5,"preview":false
            /v1/replays | {"order":"shop-es:1001","flow":"orders-to-erp","why":"changed by hand"} | "order":"shop-es:1001","flow":"orders-to-erp"
            /v1/replays/previews | {"order":"1001","why":"preview"} | "preview":true
            """)
    void what_is_to_be_read_again_is_handed_on_for_operators(String address, String body, String command) {
        world.lambda.answers("{\"answer\":\"replayed\",\"preview\":false,\"changes\":[]}");

        assertThat(world.post("viewer", address, KEY, body).status()).isEqualTo(403);
        assertThat(world.post("operator", address, KEY, body).status()).isEqualTo(200);
        assertThat(world.post("operator", address, KEY + "2", body.replace("\"why\"", "\"oops\":1,\"why\""))
                        .status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).singleElement().asString().contains(command, "\"who\":\"bea\"");
    }

    @Test
    void the_same_key_is_done_once_and_answered_the_same_again() {
        world.lambda.answers("{\"answer\":\"redriven\",\"lines\":[],\"left\":0}");
        Answered first = world.post("operator", "/v1/redrives", KEY, REDRIVE);

        Answered second = world.post("operator", "/v1/redrives", KEY, REDRIVE);
        Answered other = world.post("operator", "/v1/redrives", KEY, REDRIVE.replace("op-1", "op-2"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(world.lambda.asked).hasSize(1);
        assertThat(world.post("operator", "/v1/redrives", "", REDRIVE).status()).isEqualTo(400);
    }

    @Test
    void a_command_that_broke_off_can_be_asked_again_after_a_minute() {
        world.lambda.fails();
        assertThat(world.post("operator", "/v1/redrives", KEY, REDRIVE).status())
                .isEqualTo(500);

        Answered atOnce = world.post("operator", "/v1/redrives", KEY, REDRIVE);
        world.clock.pass(java.time.Duration.ofSeconds(61));
        Answered later = world.post("operator", "/v1/redrives", KEY, REDRIVE);

        assertThat(atOnce.status()).isEqualTo(409);
        assertThat(later.status()).isEqualTo(500);
        assertThat(world.lambda.asked).hasSize(2);
    }

    @Test
    void an_approval_is_for_approvers_alone_by_whatever_way() {
        world.lambda.answers("{\"answer\":\"redriven\",\"lines\":[],\"left\":0}");
        String smuggled = REDRIVE.replace("\"why\"", "\"edit\":{\"approve\":true},\"why\"");

        assertThat(world.post("operator", "/v1/approvals", KEY, REDRIVE).status())
                .isEqualTo(403);
        assertThat(world.post("operator", "/v1/redrives", KEY, smuggled).status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
        assertThat(world.post("approver", "/v1/approvals", KEY, REDRIVE).status())
                .isEqualTo(200);
        assertThat(world.lambda.asked).singleElement().asString().contains("\"approve\":true");
    }

    @Test
    void who_asks_cannot_be_said_by_the_caller_and_a_reason_must_be() {
        assertThat(world.post("operator", "/v1/redrives", KEY, REDRIVE.replace("\"why\"", "\"who\":\"boss\",\"why\""))
                        .status())
                .isEqualTo(400);
        Answered without =
                world.post("operator", "/v1/redrives", KEY, "{\"selection\":{\"of\":\"operation\",\"id\":\"op-1\"}}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body().path("detail").asText()).contains("$.why");
        assertThat(world.post("operator", "/v1/dismissals", KEY, "no json").status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
    }

    @Test
    void what_the_engine_refuses_is_a_problem_with_the_next_step() {
        world.lambda.answers(
                "{\"answer\":\"refused\",\"why\":\"nothing is open of it\",\"next\":\"there is nothing to do\"}");

        Answered answered =
                world.post("operator", "/v1/dismissals", KEY, "{\"operation\":\"op-1\",\"why\":\"entered by hand\"}");

        assertThat(answered.status()).isEqualTo(409);
        assertThat(answered.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answered.body().path("detail").asText()).isEqualTo("nothing is open of it");
        assertThat(answered.body().path("next").asText()).isEqualTo("there is nothing to do");
    }

    @Test
    void without_a_role_nothing_is_told_and_unknown_addresses_and_methods_are_said_to_be_so() {
        assertThat(world.get("warehouse", "/v1/me").status()).isEqualTo(403);
        assertThat(world.get("viewer", "/v1/nothing").status()).isEqualTo(404);
        assertThat(world.get("viewer", "/v1/traces/..%2f..%2fetc").status()).isEqualTo(404);
        assertThat(world.call("approver", "DELETE", "/v1/failures", "", Map.of())
                        .status())
                .isEqualTo(405);
        assertThat(world.get("viewer", "/v1/me").headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void the_log_says_what_was_asked_but_not_which_words_were_searched_for() {
        world.get("viewer", "/v1/traces?q=maria@example.com");

        assertThat(world.printed()).contains("GET /v1/traces").doesNotContain("maria");
    }
}
