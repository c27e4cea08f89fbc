package dev.waybill.bench.deployed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is deployed as one function.
 *
 * @param name as in the template
 * @param zip its classes at the root, what they need in {@code lib/}
 * @param memory in MB
 * @param snapshots whether an instance waits for its snapshot before the first event, as under SnapStart
 */
public record FunctionPackage(String name, Path zip, String handler, int memory, Duration timeout, boolean snapshots) {

    public FunctionPackage withSnapshots(boolean there) {
        return new FunctionPackage(name, zip, handler, memory, timeout, there);
    }

    /** A sample event of its folder. */
    public String sample(String event) {
        try {
            return Files.readString(
                    zip.resolveSibling("../events/" + event + ".json").normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " has no sample event " + event, e);
        }
    }

    /** Unpacks it into an empty folder. */
    public void unpack(Path folder) {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " cannot be unpacked: build it first (./waybill build)", e);
        }
    }
}
