package dev.waybill.cli.command;

import dev.waybill.local.LocalOptions;
import dev.waybill.local.day.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code waybill demo}: a day on a local run of its own. */
@Command(
        name = "demo",
        description = "Plays a day of signed webhooks, with mishaps, and accounts for every one; under a minute.",
        footerHeading = "%nExamples:%n",
        footer = {"  waybill demo", "", "Ends with 0 if everything happened that should and the day balances, else 1."})
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Surroundings.Computer computer = surroundings.computer();
        Demo.Result day = Demo.play(
                LocalOptions.inMemory(computer.root()),
                computer.clock(),
                surroundings.screen().out());
        return day.isGood() ? Exit.OK : Exit.PROBLEM;
    }
}
