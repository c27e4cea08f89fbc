package dev.waybill.cli.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file with a token, for its owner alone. */
final class TokenFile {
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private TokenFile() {}

    /** @throws UsageException if it cannot be read, or others may */
    static String read(Path file) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new UsageException(file + " holds a token that others on this computer can read: `chmod 600 "
                        + file + "`, and sign in again if somebody may have");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: is the path right?");
        }
    }
}
