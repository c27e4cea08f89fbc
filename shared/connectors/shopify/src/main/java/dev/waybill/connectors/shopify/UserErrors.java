package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a mutation says of its input ({@code userErrors}): in words, and whether somebody else wrote meanwhile. */
final class UserErrors {
    /** Whoever writes a metafield at the same time is seen by its digest (enum {@code MetafieldsSetUserErrorCode}, read 2026-11). */
    private static final Set<String> STALE = Set.of("STALE_OBJECT", "INVALID_COMPARE_DIGEST");

    private UserErrors() {}

    static boolean areStale(List<JsonAt> errors) {
        return errors.stream().anyMatch(error -> STALE.contains(error.textOrEmpty("code")));
    }

    static String words(JsonAt error) {
        return (error.textOrEmpty("code") + " " + error.textOrEmpty("message")).strip();
    }

    static String words(List<JsonAt> errors) {
        return errors.stream().map(UserErrors::words).collect(Collectors.joining("; "));
    }
}
