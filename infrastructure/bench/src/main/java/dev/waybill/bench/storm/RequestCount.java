package dev.waybill.bench.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts every request that leaves the product for AWS, by operation, in a file that a killed process leaves as it was. The SDK
 * finds it by itself (execution.interceptors on the class path); it counts where the property {@value #FILE} names a file.
 */
public final class RequestCount implements ExecutionInterceptor {
    static final String FILE = "waybill.storm.requests";
    private static final int BYTES = 4096;
    private static final int NAME = 56;
    private static final int SLOT = NAME + Long.BYTES;

    private static final Optional<RequestCount.Tally> TALLY =
            Optional.ofNullable(System.getProperty(FILE)).map(Path::of).map(Tally::at);

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        TALLY.ifPresent(tally -> tally.add(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
    }

    /** Names with numbers in a file that is mapped into memory: what is added is there after a kill. */
    static final class Tally {
        private final MappedByteBuffer buffer;
        private final Map<String, Integer> slots = new LinkedHashMap<>();

        private Tally(MappedByteBuffer buffer) {
            this.buffer = buffer;
        }

        static Tally at(Path file) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return new Tally(channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot count requests in " + file, e);
            }
        }

        synchronized void add(String name) {
            int slot = slots.computeIfAbsent(name, this::opened);
            buffer.putLong(slot + NAME, buffer.getLong(slot + NAME) + 1);
        }

        private int opened(String name) {
            int slot = slots.size() * SLOT;
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            buffer.put(slot, bytes, 0, Math.min(bytes.length, NAME));
            return slot;
        }

        synchronized Map<String, Long> counted() {
            Map<String, Long> counted = new TreeMap<>();
            for (int slot = 0; slot + SLOT <= BYTES && buffer.get(slot) != 0; slot += SLOT) {
                ByteBuffer name = buffer.slice(slot, NAME);
                counted.put(
                        StandardCharsets.US_ASCII.decode(name).toString().replace("\0", ""),
                        buffer.getLong(slot + NAME));
            }
            return counted;
        }
    }
}
