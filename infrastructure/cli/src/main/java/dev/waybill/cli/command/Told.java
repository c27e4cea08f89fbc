package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.message.SubjectRef;
import java.time.Instant;
import java.util.Optional;

/** A part of what {@link dev.waybill.cli.books.Books} tell, read by name. */
record Told(JsonNode json) {
    /** Empty where nothing is said. */
    String text(String name) {
        return find(name).orElse("");
    }

    Optional<String> find(String name) {
        return Optional.of(json.path(name))
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .map(JsonNode::asText);
    }

    int count(String name) {
        return json.path(name).asInt();
    }

    boolean is(String name) {
        return json.path(name).asBoolean();
    }

    Optional<Instant> time(String name) {
        return find(name).map(Instant::parse);
    }

    /** As a time for people; a dash where there is none. */
    String second(String name) {
        return time(name).map(When::second).orElse("-");
    }

    String minute(String name) {
        return time(name).map(When::minute).orElse("-");
    }

    /** The thing that {@code subject} is the key of. */
    SubjectRef subject() {
        return SubjectRef.parse(text("subject"));
    }
}
