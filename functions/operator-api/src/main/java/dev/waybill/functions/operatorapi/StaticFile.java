package dev.waybill.functions.operatorapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file for a browser, all of whose files are UTF-8 text.
 *
 * @param type its content type
 * @param hash SHA-256 of its text, in hexadecimal
 */
record StaticFile(String type, String text, String hash) {
    static final StaticFile NONE = new StaticFile("text/plain", "", "");

    static StaticFile of(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new StaticFile(type(name), text, hash(text));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "json" -> "application/json; charset=utf-8";
            case "svg" -> "image/svg+xml; charset=utf-8";
            default -> throw new IllegalArgumentException("no content type is known for " + name);
        };
    }

    StaticFile replaced(String placeholder, String by) {
        String changed = text.replace(placeholder, by);
        return new StaticFile(type, changed, hash(changed));
    }

    /** Weak, as the same text may travel packed or not. */
    String etag() {
        return "W/\"" + hash + "\"";
    }

    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory took no bytes", e);
        }
        return bytes.toByteArray();
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
