package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.functions.operatorapi.World.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody's orders, found by an e-mail address. */
class BuyersTest {
    private static final String SEARCHES = "/v1/buyer-searches";

    private final World world = new World();

    @AfterEach
    void ends() {
        world.close();
    }

    @Test
    void a_search_is_for_viewers_and_needs_no_key_and_no_reason() {
        world.lambda.answers(
                "{\"answer\":\"buyer-found\",\"subjects\":[\"order#shop-es#1\"],\"all\":true,\"silent\":[]}");

        Answered answered = world.post("viewer", SEARCHES, "", "{\"email\":\"Ana@mail.example\"}");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("subjects").path(0).asText()).isEqualTo("order#shop-es#1");
        assertThat(world.lambda.asked)
                .singleElement()
                .asString()
                .contains(
                        "\"command\":\"find-buyer\"",
                        "\"email\":\"ana@mail.example\"",
                        "\"who\":\"bea\"",
                        "\"why\":\"a search\"");
        assertThat(world.printed()).doesNotContainIgnoringCase("ana@");
    }

    @Test
    void what_is_no_address_is_said_without_asking_anybody() {
        Answered answered = world.post("viewer", SEARCHES, "", "{\"email\":\"ana\"}");

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.body().path("detail").asText()).contains("$.email");
        assertThat(world.lambda.asked).isEmpty();
    }

    @Test
    void an_address_in_an_address_is_refused_with_where_it_belongs() {
        Answered answered = world.get("viewer", "/v1/traces?q=ana@mail.example");

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.body().path("next").asText()).contains(SEARCHES);
        assertThat(answered.body().toString()).doesNotContain("ana@");
    }
}
