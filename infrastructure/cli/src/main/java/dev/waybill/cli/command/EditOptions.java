package dev.waybill.cli.command;

import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.redrive.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is corrected in one operation before it is sent again. */
final class EditOptions {
    @Option(
            names = "--edit",
            paramLabel = "FILE",
            description = "the corrected message, from `waybill message ID > FILE`")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a mapping for this operation alone, such as items.SKU-1=4711; may be repeated")
    private Map<String, String> settings = new LinkedHashMap<>();

    Edit edit(Path folder) {
        return new Edit(file.map(folder::resolve).map(EditOptions::read), settings);
    }

    private static Body read(Path file) {
        try {
            if (Files.size(file) > Envelope.MOST_BODY) {
                throw new UsageException(
                        file + " has " + Files.size(file) + " bytes; a message has at most " + Envelope.MOST_BODY);
            }
            return Body.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: is the path right?");
        }
    }
}
