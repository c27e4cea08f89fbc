package dev.waybill.testkit.proxy;

import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One HTTP/1.1 request as it came over the socket; names of headers in lower case. */
public record ProxiedCall(String method, String path, Map<String, String> headers, Body body) {
    /** Belong to one connection, or are set by the client itself. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "expect");

    /** The next request of a connection; empty at its end. Bodies have a {@code Content-Length}, as those of our client. */
    static Optional<ProxiedCall> read(InputStream in) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        String[] lines = head.split("\r\n", -1);
        String[] request = lines[0].split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        Arrays.stream(lines)
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(":", 2))
                .forEach(pair -> headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip()));
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return Optional.of(new ProxiedCall(request[0], request[1], headers, Body.of(in.readNBytes(length))));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The same request to another server. */
    HttpRequest to(URI server) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.toString() + path))
                .method(
                        method,
                        body.length() == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        headers.forEach((name, value) -> {
            if (!NOT_FORWARDED.contains(name)) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    public String text() {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
