package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.functions.operatorapi.World.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices on their way, seen and decided over the API, on a real table. */
class ChangesTest {
    private static final String KEY = "7c1e3f52-0001";
    private static final String DECIDED =
            "{\"answer\":\"changes-decided\",\"set\":\"a.shop-es\",\"state\":\"PROPOSED\",\"sentence\":\"1 open\"}";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private ChangeSet set(String id, String shop, List<PriceLine> lines) {
        Proposal proposal = new Proposal(
                id + "." + shop,
                new SubjectRef(EntityKind.ITEM, new SystemId("erp"), id),
                new SystemId(shop),
                Optional.of("Retail"),
                Optional.empty(),
                world.clock.instant(),
                false,
                new CorrelationId("c"));
        ChangeSet set =
                ChangeSet.proposed(proposal, Optional.of(world.clock.instant().plus(Duration.ofDays(2))), lines);
        assertThat(world.changes.write(set)).isTrue();
        return set;
    }

    private static PriceLine mug() {
        return PriceLine.proposed(
                "MUG",
                Optional.of(Money.of("12.10", "EUR")),
                Money.of("1.21", "EUR"),
                "1.00 EUR plus 21 % tax",
                Set.of(Limit.PRICE_CHANGE_OVER));
    }

    @Test
    void what_is_under_way_is_listed_newest_first_and_the_rest_by_its_state() {
        ChangeSet first = set("a", "shop-es", List.of(mug()));
        set("b", "shop-fr", List.of(mug()));
        world.changes.write(first.reject(Set.of(), "anna", "ten times too low", Instant.EPOCH));

        Answered underWay = world.get("viewer", "/v1/changes");

        assertThat(underWay.body().path("items").findValuesAsText("set")).containsExactly("b.shop-fr");
        assertThat(underWay.body().at("/items/0/deadline").asText()).isEqualTo("2026-11-25T12:00:00Z");
        assertThat(sets("?state=all")).containsExactly("b.shop-fr", "a.shop-es");
        assertThat(sets("?state=rejected")).containsExactly("a.shop-es");
        assertThat(sets("?state=all&system=shop-fr")).containsExactly("b.shop-fr");
        Answered page = world.get("viewer", "/v1/changes?state=all&limit=1");
        assertThat(sets("?state=all&cursor=" + page.body().path("next_cursor").asText()))
                .containsExactly("a.shop-es");
        assertThat(world.get("viewer", "/v1/changes?state=maybe").status()).isEqualTo(400);
    }

    private List<String> sets(String query) {
        return world.get("viewer", "/v1/changes" + query).body().path("items").findValuesAsText("set");
    }

    @Test
    void one_is_told_with_old_and_new_prices_the_limits_and_who_decided() {
        world.changes.write(
                set("a", "shop-es", List.of(mug())).approve(Set.of(), "anna", "agreed", world.clock.instant()));

        JsonNode told = world.get("viewer", "/v1/changes/a.shop-es").body();

        assertThat(told.path("version").asInt()).isEqualTo(2);
        assertThat(told.at("/decisions/0/who").asText()).isEqualTo("anna");
        assertThat(told.path("prices").toString())
                .isEqualTo("[{\"sku\":\"MUG\",\"before\":\"12.1\",\"after\":\"1.21\",\"currency\":\"EUR\","
                        + "\"before_currency\":\"EUR\",\"change_percent\":\"-90.0\",\"field\":\"price\","
                        + "\"how\":\"1.00 EUR plus 21 % tax\",\"state\":\"OPEN\",\"approvers_needed\":2,\"note\":\"\","
                        + "\"limits\":[\"price-change-over\"],\"approvers\":[\"anna\"]}]");
        assertThat(told.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void several_fields_of_one_item_are_each_told_once_however_short_the_pages() {
        PriceLine named = PriceLine.proposed(
                new LineKey("MUG", ItemField.NAME),
                Optional.of(new Value.Text("Mug")),
                new Value.Text("Blue mug"),
                "",
                Set.of());
        PriceLine cup = PriceLine.proposed(
                "CUP", Optional.empty(), Money.of("5.10", "EUR"), "5.10 EUR with tax", Set.of(Limit.FIRST_PRICE));
        set("a", "shop-es", List.of(mug(), named, cup));

        List<String> told = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = world.get("viewer", "/v1/changes/a.shop-es?limit=1" + cursor)
                    .body();
            page.path("prices")
                    .forEach(line -> told.add(
                            line.path("field").asText() + " " + line.path("sku").asText()));
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty() && told.size() < 10);

        assertThat(told).containsExactly("price MUG", "name MUG", "price CUP");
    }

    @Test
    void ten_thousand_prices_are_told_page_by_page_each_far_below_what_lambda_answers() {
        set(
                "a",
                "shop-es",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> PriceLine.proposed(
                                "SKU-%05d".formatted(i),
                                Optional.of(Money.of("10", "EUR")),
                                Money.of("11", "EUR"),
                                "11.00 EUR with tax",
                                Set.of(Limit.ITEMS_OVER)))
                        .toList());
        List<String> skus = new ArrayList<>();
        String cursor = "";
        do {
            Answered page = world.get("viewer", "/v1/changes/a.shop-es?limit=2000" + cursor);
            assertThat(page.body().toString()).hasSizeLessThan(2_000_000);
            skus.addAll(page.body().path("prices").findValuesAsText("sku"));
            cursor = page.body().path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.body().path("next_cursor").asText();
        } while (!cursor.isEmpty());

        assertThat(skus).hasSize(10_000).doesNotHaveDuplicates().isSorted();
        assertThat(world.get("viewer", "/v1/changes/a.shop-es?limit=2001").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            approvals  | {"why":"agreed"} | "set":"a.shop-es","approve":true,"preview":false,"who":"bea"
            approvals  | {"skus":["MUG"],"from":"2026-12-01T00:00:00Z","why":"season"} | "approve":true,"skus":["MUG"],"from":"2026-12-01T00:00:00Z","preview":false
            rejections | {"skus":["MUG"],"why":"too low"} | "approve":false,"skus":["MUG"],"preview":false
            undos      | {"why":"wrong list"} | "command":"undo-changes","set":"a.shop-es","preview":false
            previews   | {"of":"approval","skus":["MUG"]} | "approve":true,"skus":["MUG"],"preview":true
            previews   | {"of":"rejection"} | "approve":false,"preview":true
            previews   | {"of":"undo"} | "command":"undo-changes","set":"a.shop-es","preview":true
            """)
    void a_decision_is_handed_on_in_the_name_of_the_token_for_approvers_alone(
            String what, String body, String command) {
        set("a", "shop-es", List.of(mug()));
        world.lambda.answers(DECIDED);
        String address = "/v1/changes/a.shop-es/" + what;

        assertThat(world.post("operator", address, KEY, body).status()).isEqualTo(403);
        assertThat(world.post("approver", address, KEY, body).status()).isEqualTo(200);
        assertThat(world.lambda.asked).singleElement().asString().contains(command, "\"who\":\"bea\"");
        assertThat(world.printed()).contains("POST /v1/changes/{set}/" + what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            approvals  | {} | $.why is missing
            approvals  | {"why":"a","from":"tomorrow"} | $.from is not what it should be
            approvals  | {"why":"a","skus":[]} | $.skus names none
            approvals  | {"why":"a","skus":"MUG"} | $.skus is not what it should be
            approvals  | {"why":"a","who":"berta"} | $.who is not the caller's to say
            approvals  | {"why":"a","approve":false} | $.approve is said by the address
            approvals  | {"why":"a","set":"b.shop-es"} | $.set is said by the address
            approvals  | {"why":"a","sku":"MUG"} | $.sku is not known here
            rejections | {"why":"a","from":"2026-12-01T00:00:00Z"} | $.from: what is rejected never goes live
            undos      | {"why":"a","skus":["MUG"]} | $.skus is not known here
            previews   | {"of":"everything"} | $.of says not what is to be previewed
            """)
    void what_is_not_a_decision_is_said_and_not_handed_on(String what, String body, String said) {
        set("a", "shop-es", List.of(mug()));

        Answered answered = world.post("approver", "/v1/changes/a.shop-es/" + what, KEY, body);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.body().path("detail").asText()).startsWith(said);
        assertThat(world.lambda.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approvals", "rejections", "undos", "previews"})
    void a_set_that_is_not_there_is_named(String what) {
        Answered answered =
                world.post("approver", "/v1/changes/b.shop-es/" + what, KEY, "{\"why\":\"a\",\"of\":\"undo\"}");

        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.body().path("detail").asText()).isEqualTo("there is no change set 'b.shop-es'");
        assertThat(world.get("viewer", "/v1/changes/b.shop-es").status()).isEqualTo(404);
        assertThat(world.lambda.asked).isEmpty();
    }

    @Test
    void a_decision_is_taken_once_for_each_key_and_refused_as_the_engine_says() {
        set("a", "shop-es", List.of(mug()));
        world.lambda.answers(DECIDED);
        String address = "/v1/changes/a.shop-es/approvals";
        Answered first = world.post("approver", address, KEY, "{\"why\":\"agreed\"}");
        Answered repeated = world.post("approver", address, KEY, "{\"why\":\"agreed\"}");
        world.lambda.answers("{\"answer\":\"refused\",\"why\":\"bea has let these pass already;"
                + " a second, different person must, too\",\"next\":\"ask somebody else\"}");
        Answered again = world.post("approver", address, KEY + "2", "{\"why\":\"agreed\"}");

        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("detail").asText()).contains("a second, different person must");
        assertThat(world.lambda.asked).hasSize(2);
        assertThat(world.call("approver", "POST", address, "{\"why\":\"agreed\"}", Map.of())
                        .status())
                .isEqualTo(400);
    }
}
