package dev.waybill.functions.operatorapi;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The web page and its files, for whoever asks: they hold nothing but the program. A file is named exactly or is not there; no path is
 * ever put together.
 */
final class Console {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String FOLDER = "console";
    private static final String SETTINGS = "settings.json";

    private final ConsoleFiles files;
    private final StaticFile settings;
    private final Map<String, String> always;

    Console(ConsoleFiles files, SignIn signIn) {
        this.files = files;
        this.settings =
                new StaticFile("application/json; charset=utf-8", signIn.json(), StaticFile.hash(signIn.json()));
        this.always = always(signIn);
    }

    /** What the browser is told to refuse, whatever gets into a page. */
    private static Map<String, String> always(SignIn signIn) {
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                ("connect-src 'self' " + signIn.origins()).strip(),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
        return Map.of(
                "content-security-policy", policy,
                "x-content-type-options", "nosniff",
                "x-frame-options", "DENY",
                "referrer-policy", "no-referrer",
                "cross-origin-opener-policy", "same-origin",
                "cross-origin-resource-policy", "same-origin",
                "permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "strict-transport-security", "max-age=31536000",
                "vary", "accept-encoding");
    }

    /** Empty where the address is none of the console's. */
    Optional<APIGatewayV2HTTPResponse> answer(HttpAsked asked) {
        List<String> path = asked.path();
        if (!path.isEmpty() && !path.getFirst().equals(FOLDER)) {
            return Optional.empty();
        }
        if (!asked.method().equals("GET")) {
            return Optional.of(plain(405, "This is only to be read: use GET."));
        }
        if (path.isEmpty()) {
            return files.file(ConsoleFiles.INDEX).map(index -> sent(asked, index, ASK_AGAIN));
        }
        if (path.equals(List.of(FOLDER, SETTINGS))) {
            return Optional.of(sent(asked, settings, ASK_AGAIN));
        }
        return Optional.of(file(asked, path).orElseGet(() -> plain(404, "There is no such file.")));
    }

    /** Under the name of another version (while one follows the other) it is given, but not to be kept. */
    private Optional<APIGatewayV2HTTPResponse> file(HttpAsked asked, List<String> path) {
        if (path.size() != 3 || path.getLast().equals(ConsoleFiles.INDEX)) {
            return Optional.empty();
        }
        String keeping = path.get(1).equals(files.version()) ? FOR_GOOD : ASK_AGAIN;
        return files.file(path.getLast()).map(file -> sent(asked, file, keeping));
    }

    private APIGatewayV2HTTPResponse sent(HttpAsked asked, StaticFile file, String keeping) {
        Map<String, String> headers = new HashMap<>(always);
        headers.put("cache-control", keeping);
        headers.put("etag", file.etag());
        if (asked.hasAlready(file.etag())) {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(304)
                    .withHeaders(headers)
                    .build();
        }
        headers.put("content-type", file.type());
        boolean packs = asked.headers().getOrDefault("accept-encoding", "").contains("gzip");
        if (packs) {
            headers.put("content-encoding", "gzip");
        }
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(headers)
                .withBody(packs ? Base64.getEncoder().encodeToString(file.packed()) : file.text())
                .withIsBase64Encoded(packs)
                .build();
    }

    private APIGatewayV2HTTPResponse plain(int status, String words) {
        Map<String, String> headers = new HashMap<>(always);
        headers.put("cache-control", "no-store");
        headers.put("content-type", "text/plain; charset=utf-8");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(words)
                .build();
    }
}
