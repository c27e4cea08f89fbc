package dev.waybill.cli.command;

import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.redrive.Terms;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How many are sent again, and how fast; or none, to look at them first. */
final class PaceOptions {
    @Option(names = "--preview", description = "only says what would be done; changes nothing")
    private boolean preview;

    @Option(names = "--rate", paramLabel = "N", description = "at most so many a second; default 5")
    private int rate = Terms.STANDARD.perSecond();

    @Option(names = "--limit", paramLabel = "N", description = "at most so many in all")
    private Optional<Integer> limit = Optional.empty();

    boolean preview() {
        return preview;
    }

    /** @throws UsageException for less than one */
    Terms terms() {
        if (rate < 1 || limit.orElse(1) < 1) {
            throw new UsageException("--rate and --limit are at least 1");
        }
        return new Terms(limit.orElse(Integer.MAX_VALUE), rate);
    }
}
