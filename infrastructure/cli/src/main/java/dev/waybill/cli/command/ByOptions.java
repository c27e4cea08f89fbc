package dev.waybill.cli.command;

import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.redrive.By;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who does it, and why: goes into the history of what it is done to. */
final class ByOptions {
    @Option(names = "--by", paramLabel = "NAME", description = "who does it; default who is logged in here")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--because",
            paramLabel = "TEXT",
            description = "why, for the history; a correction and a dismissal need it")
    private Optional<String> because = Optional.empty();

    By by(Surroundings surroundings, String usual) {
        return new By(by.orElse(surroundings.computer().user()), because.orElse(usual));
    }

    /** @param what such as {@code a dismissal} */
    By withReason(Surroundings surroundings, String what) {
        if (because.filter(text -> !text.isBlank()).isEmpty()) {
            throw new UsageException(
                    what + " stays in the history, and somebody will ask why: say it with --because TEXT");
        }
        return by(surroundings, "");
    }
}
