package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes made smaller. */
final class Gzip {
    /** Nothing larger is packed: a body, or a message or line of history that is smaller still. */
    private static final int MOST_BYTES = Envelope.MOST_BODY;

    private Gzip() {}

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("packing bytes in memory failed", impossible);
        }
        return packed.toByteArray();
    }

    /**
     * The bytes as they were.
     *
     * @throws IllegalArgumentException if they were not packed by {@link #pack}, or were more than {@value #MOST_BYTES}; no
     *     more than that is ever unpacked
     */
    static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = gzip.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("it unpacks to more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException broken) {
            throw new IllegalArgumentException("it is not gzip, or breaks off", broken);
        }
    }
}
