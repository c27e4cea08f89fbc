package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.functions.operatorapi.World.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ownership map looked at and changed by people. */
class ConfigurationsTest {
    private static final String KEY = "b1c2d3e4-0001";
    private static final String SOURCE = "{\"source\":\"systems: {}\"}";
    private static final String APPLY = "{\"source\":\"systems: {}\",\"why\":\"the ERP owns prices\"}";

    private final World world = new World();

    @AfterEach
    void ends() {
        world.close();
    }

    @Test
    void a_look_needs_no_key_and_no_reason_and_is_handed_on_as_it_is() {
        world.lambda.answers("{\"answer\":\"checked\",\"changes\":[{\"what\":\"~ owner of order: erp\"}]}");

        Answered answered = world.post("viewer", "/v1/ownership/checks", "", SOURCE);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("changes").path(0).path("what").asText())
                .isEqualTo("~ owner of order: erp");
        assertThat(world.lambda.asked)
                .singleElement()
                .asString()
                .contains("\"command\":\"check\"", "\"source\":\"systems: {}\"")
                .doesNotContain("days");
    }

    @Test
    void deciding_again_asks_the_systems_so_it_is_for_operators() {
        world.lambda.answers("{\"answer\":\"checked\",\"changes\":[],\"replay\":{\"ways\":[],\"unasked\":[]}}");
        String days = SOURCE.replace("}\"}", "}\",\"days\":7}");

        assertThat(world.post("viewer", "/v1/ownership/replays", "", days).status())
                .isEqualTo(403);
        assertThat(world.post("viewer", "/v1/ownership/checks", "", days).status())
                .isEqualTo(400);
        assertThat(world.post("operator", "/v1/ownership/replays", "", SOURCE).status())
                .isEqualTo(400);
        assertThat(world.post("operator", "/v1/ownership/replays", "", days.replace("7", "700"))
                        .status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
        assertThat(world.post("operator", "/v1/ownership/replays", "", days).status())
                .isEqualTo(200);
        assertThat(world.lambda.asked).singleElement().asString().contains("\"days\":7", "\"limit\":200");
    }

    @Test
    void applying_is_for_approvers_with_a_reason_and_a_key() {
        world.lambda.answers("{\"answer\":\"applied\",\"version\":5,\"changes\":[]}");

        assertThat(world.post("operator", "/v1/ownership/versions", KEY, APPLY).status())
                .isEqualTo(403);
        assertThat(world.post("approver", "/v1/ownership/versions", KEY, SOURCE).status())
                .isEqualTo(400);
        assertThat(world.post("approver", "/v1/ownership/versions", "", APPLY).status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
        Answered applied = world.post("approver", "/v1/ownership/versions", KEY, APPLY);
        Answered again = world.post("approver", "/v1/ownership/versions", KEY, APPLY);
        assertThat(applied.body().path("version").asInt()).isEqualTo(5);
        assertThat(again.body()).isEqualTo(applied.body());
        assertThat(world.lambda.asked).hasSize(1);
    }

    @Test
    void a_wrong_file_is_an_answer_to_a_look_and_a_problem_when_it_was_to_be_applied() {
        world.lambda.answers("{\"answer\":\"wrong\",\"problems\":[{\"line\":1,\"column\":10,"
                + "\"what\":\"there is no connector 'wo'\",\"next\":\"use one of them\"}]}");

        assertThat(world.post("viewer", "/v1/ownership/checks", "", SOURCE)
                        .body()
                        .path("problems")
                        .path(0)
                        .path("line")
                        .asInt())
                .isEqualTo(1);
        Answered applied = world.post("approver", "/v1/ownership/versions", KEY, APPLY);
        assertThat(applied.status()).isEqualTo(422);
        assertThat(applied.body().path("detail").asText()).contains("there is no connector 'wo'");
    }

    @Test
    void a_file_is_neither_missing_nor_without_end() {
        assertThat(world.post("viewer", "/v1/ownership/checks", "", "{}").status())
                .isEqualTo(400);
        assertThat(world.post("viewer", "/v1/ownership/checks", "", "{\"source\":\"" + "x".repeat(200_001) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(world.lambda.asked).isEmpty();
    }
}
