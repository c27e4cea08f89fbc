package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import java.util.Optional;

/** A change set whose prices are told page by page, put together again. */
final class ApiChangeSet {
    private static final int PAGE = 2_000;
    private static final int TRIES = 3;
    private static final String CURSOR = "next_cursor";
    private static final String PRICES = "prices";

    private ApiChangeSet() {}

    /**
     * The set as it is at one moment: if somebody decides while it is read, it is read again.
     *
     * @return empty if there is none
     */
    static Optional<JsonNode> of(ApiCalls calls, String path) {
        for (int left = TRIES; left > 0; left--) {
            Optional<JsonNode> first = page(calls, path, "");
            if (first.isEmpty()) {
                return first;
            }
            Optional<JsonNode> whole = whole(calls, path, (ObjectNode) first.get());
            if (whole.isPresent()) {
                return whole;
            }
        }
        throw new FailureException(Failure.of(
                FailureCode.TARGET_CHANGED,
                ApiCalls.SYSTEM,
                "ask",
                "the change set was changed again and again while it was read",
                "ask again in a minute"));
    }

    /** Empty if somebody changed it meanwhile. */
    private static Optional<JsonNode> whole(ApiCalls calls, String path, ObjectNode set) {
        ArrayNode prices = set.withArray(PRICES);
        String cursor = set.path(CURSOR).asText("");
        while (set.path(CURSOR).isTextual() && !cursor.isEmpty()) {
            Optional<JsonNode> next = page(calls, path, "&cursor=" + cursor)
                    .filter(page -> page.path("version").equals(set.path("version")));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            next.get().path(PRICES).forEach(prices::add);
            cursor = next.get().path(CURSOR).isTextual()
                    ? next.get().path(CURSOR).asText()
                    : "";
        }
        set.remove(CURSOR);
        return Optional.of(set);
    }

    private static Optional<JsonNode> page(ApiCalls calls, String path, String cursor) {
        return calls.get(path + "?limit=" + PAGE + cursor);
    }
}
