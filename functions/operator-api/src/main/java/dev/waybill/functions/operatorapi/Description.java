package dev.waybill.functions.operatorapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The API as OpenAPI 3.1 describes it. */
final class Description {
    private static final String FILE = "openapi.json";

    private Description() {}

    static List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/openapi.json", Role.VIEWER, Description::told));
    }

    private static Reply told(HttpAsked asked, Map<String, String> named) {
        return Reply.json(200, text());
    }

    static String text() {
        try (InputStream file = Objects.requireNonNull(Description.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the package cannot be read", e);
        }
    }
}
