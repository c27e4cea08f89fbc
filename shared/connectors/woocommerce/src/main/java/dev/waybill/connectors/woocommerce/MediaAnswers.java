package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer of the media library means that is not the one hoped for. A type of file that WordPress does not allow is a 500 with
 * a code of its own, a user who may not upload a 400 or 403 (WordPress {@code class-wp-rest-attachments-controller.php} @ 001ed993,
 * read 2026-11). Says nothing of what came back but that code: a message may hold the file's name.
 */
record MediaAnswers(SystemId shop, Clock clock) {
    private static final String CODE = "code";

    /** @param bytes of what was sent; 0 for a question */
    FailureException no(String operation, HttpAnswer answer, int bytes) {
        String said = Optional.ofNullable(
                        JsonPeek.members(answer.body(), Set.of(CODE)).get(CODE))
                .filter(code -> code.matches("[a-z0-9_-]{1,100}"))
                .orElse("");
        Failure failure = meaning(operation, answer.status(), said, bytes).saying(said);
        return new FailureException(
                answer.retryAfter(clock.instant()).map(failure::retryingAfter).orElse(failure));
    }

    private Failure meaning(String operation, int status, String said, int bytes) {
        boolean mayNot = status == 401 || status == 403 || said.equals("rest_cannot_create");
        if (mayNot) {
            return rights(operation, status);
        }
        boolean noSuchType = status == 500 && said.startsWith("rest_upload_");
        return switch (status) {
            case 301, 302, 307, 308, 404, 405 ->
                failure(
                        FailureCode.ENDPOINT_UNKNOWN,
                        operation,
                        shop + " has no media library at /wp-json/wp/v2/media (" + status + ")",
                        "check 'url' of " + shop + " and that no plug-in closes WordPress' REST interface");
            case 413 ->
                failure(
                        FailureCode.TARGET_REFUSED,
                        operation,
                        shop + " takes no file of " + bytes + " bytes (413)",
                        "let its web server and PHP take larger ones (client_max_body_size, post_max_size)");
            case 429 -> failure(FailureCode.TOO_BUSY, operation, shop + " is busy (429)", "nothing: it is tried again");
            case 503 ->
                failure(FailureCode.DOWN, operation, shop + " is not available (503)", "nothing: it is tried again");
            default -> status >= 500 && !noSuchType ? lost(operation, status) : refused(operation, status, bytes);
        };
    }

    private Failure rights(String operation, int status) {
        return failure(
                FailureCode.CREDENTIALS_REFUSED,
                operation,
                "the WordPress of " + shop + " does not let us use its media library (" + status + ")",
                "make an application password (HTTPS only) for a user with the role Author or more, and set it as '"
                        + MediaLibrary.USER + "' and '" + MediaLibrary.PASSWORD + "' in the secrets of " + shop);
    }

    private Failure refused(String operation, int status, int bytes) {
        return failure(
                FailureCode.TARGET_REFUSED,
                operation,
                "the media library of " + shop + " refused a file of " + bytes + " bytes (" + status + ")",
                "see whether WordPress lets this user upload a PDF by hand (allowed types, space, PHP's limits)");
    }

    /** A question changes nothing; a file may be there although drawing its preview broke off. */
    private Failure lost(String operation, int status) {
        return failure(
                operation.equals(MediaLibrary.FIND) ? FailureCode.DOWN : FailureCode.ANSWER_MISSING,
                operation,
                "the media library of " + shop + " broke off (" + status + ")",
                "nothing: it is looked up there before it is tried again");
    }

    FailureException unreadable(String operation) {
        return new FailureException(failure(
                FailureCode.ANSWER_MISSING,
                operation,
                "the media library of " + shop + " took a file, but its answer names no address",
                "nothing: it is looked up there; if it stays so, see what plug-ins write into REST answers"));
    }

    FailureException isPublic(String operation) {
        return new FailureException(failure(
                FailureCode.TARGET_REFUSED,
                operation,
                "the media library of " + shop + " does not keep files private: everybody can list them",
                "delete the file there, and see which plug-in changes the status of uploads"));
    }

    FailureException noUrl(String operation) {
        return new FailureException(failure(
                FailureCode.SETTING_WRONG,
                operation,
                "the setting 'url' of " + shop + " is missing",
                "add the shop's address to waybill.yaml and apply it"));
    }

    private Failure failure(FailureCode code, String operation, String why, String next) {
        return Failure.of(code, shop, operation, why, next);
    }
}
