package dev.waybill.cli.command;

import dev.waybill.cli.command.Surroundings.Computer;
import dev.waybill.config.ConfigurationText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The file that a command is about: named, or {@code waybill.yaml} here, or the one that comes with Waybill. */
final class ConfigurationFile {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the configuration; default waybill.yaml here, else infrastructure/config/waybill.yaml")
    private Optional<Path> named = Optional.empty();

    ConfigurationText read(Computer computer) {
        Path file = named.orElseGet(() -> usual(computer));
        ConfigurationText text = ConfigurationText.of(computer.folder().resolve(file));
        return new ConfigurationText(file.toString(), text.text(), text.unreadable());
    }

    private static Path usual(Computer computer) {
        Path here = Path.of("waybill.yaml");
        Path shipped = Path.of("infrastructure", "config", "waybill.yaml");
        if (Files.exists(computer.folder().resolve(here))) {
            return here;
        }
        return Files.exists(computer.folder().resolve(shipped))
                ? shipped
                : computer.root().resolve(shipped);
    }
}
