package dev.waybill.config;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A configuration as written.
 *
 * @param name how problems call the file, such as {@code waybill.yaml}
 * @param text its content; empty if it could not be read
 * @param unreadable why it could not be read
 */
public record ConfigurationText(String name, String text, Optional<Problem> unreadable) {

    public static ConfigurationText of(String name, String text) {
        return new ConfigurationText(name, text, Optional.empty());
    }

    /** Reads a file as UTF-8; what cannot be read becomes a problem, not an exception. */
    public static ConfigurationText of(Path file) {
        String name = file.toString();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return of(name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return unreadable(name, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            return unreadable(
                    name,
                    Files.exists(file) ? "the file cannot be read" : "there is no such file",
                    "name the configuration file, such as infrastructure/config/waybill.yaml");
        }
    }

    private static ConfigurationText unreadable(String name, String what, String next) {
        return new ConfigurationText(name, "", Optional.of(new Problem(Place.START, what, next)));
    }
}
