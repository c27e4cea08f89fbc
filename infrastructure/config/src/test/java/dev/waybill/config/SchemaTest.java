package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.engine.delivery.FlowSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The words that the published schema offers in editors are those that the code knows. */
class SchemaTest {
    private final JsonNode rule = schema().at("/definitions/rule/properties");

    @Test
    void it_offers_every_data_name() {
        assertThat(words(rule.at("/data/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(DataName.values()).map(DataName::word).toList());
    }

    @Test
    void it_offers_every_conflict_policy() {
        assertThat(words(rule.at("/on-conflict/enum")))
                .containsExactlyElementsOf(Arrays.stream(ConflictPolicy.values())
                        .map(ConflictPolicy::word)
                        .toList());
    }

    @Test
    void it_offers_all_that_may_happen_when_nobody_decided() {
        assertThat(words(schema().at("/definitions/route/properties/review-then/enum")))
                .containsExactlyElementsOf(Arrays.stream(ReviewTerms.Then.values())
                        .map(ReviewTerms.Then::word)
                        .toList());
    }

    @Test
    void it_offers_every_flow() {
        assertThat(words(schema().at("/definitions/route/properties/flow/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(FlowSpec.values()).map(FlowSpec::word).toList());
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("waybill.schema.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
