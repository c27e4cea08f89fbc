package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of documents in the media library of the WordPress below a shop, each behind an address that nobody guesses. They are
 * uploaded as {@code private}: what is not lies in the list that {@code GET /wp/v2/media} shows to everybody, with its address
 * (WordPress {@code class-wp-rest-posts-controller.php}, {@code check_read_permission}; read 2026-11). The file itself is served to
 * whoever knows its address. Looked up by its slug before it is uploaded, so a try that died leaves no second one.
 */
final class MediaLibrary {
    static final String USER = "media-user";
    static final String PASSWORD = "media-password";
    static final String FIND = "findFile";
    private static final String UPLOAD = "uploadFile";
    /** A preview of a PDF's first page may be drawn before the answer comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>\\\\]{1,1000}");

    private final SystemSpec system;
    private final Surroundings surroundings;
    private final MediaAnswers answers;

    MediaLibrary(SystemSpec system, Surroundings surroundings) {
        this.system = system;
        this.surroundings = surroundings;
        this.answers = new MediaAnswers(system.id(), surroundings.clock());
    }

    /**
     * The address of a document's file, which is put there unless it is there.
     *
     * @throws FailureException MISCONFIGURED or REFUSED kind if the library does not take it; {@code ANSWER_MISSING} if it is not
     *     known whether it did
     */
    String keep(SubjectRef order, Paper paper, PaperFile file) {
        MediaName name = MediaName.of(order, paper, surroundings.secrets().require(system.id(), PASSWORD));
        return find(name).orElseGet(() -> upload(name, file));
    }

    private Optional<String> find(MediaName name) {
        HttpAnswer answer = send(
                new Request(FIND, Effect.READ, "GET"),
                "?status=private&_fields=source_url,status&slug=" + name.slug(),
                Map.of(),
                Body.empty());
        if (answer.status() != 200) {
            throw answers.no(FIND, answer, 0);
        }
        return JsonAt.parse(answer.body(), system.id()).items().stream()
                .findFirst()
                .map(this::address);
    }

    /** With a body that is not a form, WordPress takes the fields from the query ({@code WP_REST_Request}). */
    private String upload(MediaName name, PaperFile file) {
        String title = URLEncoder.encode(name.title(), StandardCharsets.UTF_8);
        HttpAnswer answer = send(
                new Request(UPLOAD, Effect.WRITE, "POST"),
                "?status=private&slug=" + name.slug() + "&title=" + title,
                Map.of(
                        "Content-Type",
                        file.mediaType(),
                        "Content-Disposition",
                        "attachment; filename=\"" + name.file(file) + "\""),
                file.content());
        if (answer.status() != 201) {
            throw answers.no(UPLOAD, answer, file.content().length());
        }
        return address(uploaded(answer));
    }

    private JsonAt uploaded(HttpAnswer answer) {
        try {
            JsonAt item = JsonAt.parse(answer.body(), system.id());
            if (item.isObject()) {
                return item;
            }
        } catch (FailureException warningsOfPlugInsBeforeTheJson) {
            throw answers.unreadable(UPLOAD);
        }
        throw answers.unreadable(UPLOAD);
    }

    private String address(JsonAt item) {
        if (!item.textOrEmpty("status").equals("private")) {
            throw answers.isPublic(UPLOAD);
        }
        return Optional.of(item.textOrEmpty("source_url"))
                .filter(url -> ADDRESS.matcher(url).matches())
                .orElseThrow(() -> answers.unreadable(UPLOAD));
    }

    private record Request(String operation, Effect effect, String method) {}

    private HttpAnswer send(Request request, String query, Map<String, String> more, Body body) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Basic " + credentials());
        headers.put("Accept", "application/json");
        String shop = system.setting("url").orElseThrow(() -> answers.noUrl(request.operation()));
        URI address = URI.create(shop.replaceFirst("/+$", "") + "/wp-json/wp/v2/media" + query);
        return surroundings
                .http()
                .send(new HttpCall(
                        system.id(),
                        request.operation(),
                        request.effect(),
                        request.method(),
                        address,
                        headers,
                        body,
                        PATIENCE));
    }

    private String credentials() {
        String both = String.join(
                ":",
                List.of(USER, PASSWORD).stream()
                        .map(secret -> surroundings
                                .secrets()
                                .require(system.id(), secret)
                                .reveal())
                        .toList());
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
