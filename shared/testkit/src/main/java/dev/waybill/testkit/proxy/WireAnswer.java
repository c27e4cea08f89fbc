package dev.waybill.testkit.proxy;

import dev.waybill.domain.message.Body;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the real server answered, told again with its length. */
record WireAnswer(int status, Optional<String> type, Optional<String> retryAfter, Body body) {
    private static final byte[] PAGE =
            "<html><body>Welcome to the intranet</body></html>".getBytes(StandardCharsets.UTF_8);

    static WireAnswer of(HttpResponse<byte[]> response) {
        return new WireAnswer(
                response.statusCode(),
                response.headers().firstValue("content-type"),
                response.headers().firstValue("retry-after"),
                Body.of(response.body()));
    }

    byte[] bytes(boolean keepAlive) {
        StringBuilder headers = new StringBuilder();
        type.ifPresent(value -> headers.append("Content-Type: ").append(value).append("\r\n"));
        retryAfter.ifPresent(
                value -> headers.append("Retry-After: ").append(value).append("\r\n"));
        headers.append("Content-Length: ").append(body.length()).append("\r\n");
        headers.append(keepAlive ? "" : "Connection: close\r\n");
        return joined(head(status, headers.toString()), body.bytes());
    }

    static byte[] page(int status, String moreHeaders) {
        String headers =
                "Content-Type: text/html\r\nConnection: close\r\nContent-Length: " + PAGE.length + "\r\n" + moreHeaders;
        return joined(head(status, headers), PAGE);
    }

    static byte[] head(int status, String headers) {
        return ("HTTP/1.1 " + status + " So\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }
}
