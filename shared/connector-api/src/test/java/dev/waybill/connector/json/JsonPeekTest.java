package dev.waybill.connector.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.Body;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonPeekTest {
    @Test
    void numbers_beyond_2_to_53_are_given_as_written() {
        assertThat(JsonPeek.members(Body.of("{\"id\": 820982911946154508}"), Set.of("id")))
                .containsEntry("id", "820982911946154508");
    }

    @Test
    void a_dotted_name_looks_into_an_object_and_goes_on_after_it() {
        Body body = Body.of("{\"customer\": {\"x\": {\"id\": 1}, \"id\": 2}, \"id\": 3, \"other\": {\"id\": 4}}");

        assertThat(JsonPeek.members(body, Set.of("customer.id", "id")))
                .containsOnly(Map.entry("customer.id", "2"), Map.entry("id", "3"));
    }

    @Test
    void an_object_without_the_wanted_member_hides_nothing_that_follows() {
        Body body = Body.of("{\"customer\": {}, \"customer_id\": 7, \"customer.id\": 8}");

        assertThat(JsonPeek.members(body, Set.of("customer.id", "customer_id"))).containsEntry("customer_id", "7");
    }

    @Test
    void from_a_broken_body_comes_what_stood_before_the_break() {
        assertThat(JsonPeek.members(Body.of("{\"id\": 1, \"customer\": {\"id\""), Set.of("id", "customer.id")))
                .containsOnlyKeys("id");
    }

    @Test
    void what_is_no_object_holds_nothing() {
        assertThat(JsonPeek.members(Body.of("[1]"), Set.of("id"))).isEmpty();
        assertThat(JsonPeek.members(Body.empty(), Set.of("id"))).isEmpty();
    }
}
