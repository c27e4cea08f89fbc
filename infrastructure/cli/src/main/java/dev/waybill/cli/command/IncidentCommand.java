package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill incident}. */
@Command(
        name = "incident",
        description =
                "Says all about one incident: what, which thing, where, when, what came back, who does what next.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill incident 1                             by its number in `waybill incidents`",
            "  waybill incident ITEM_UNKNOWN                  by a part of its name, if only one fits",
            "  waybill incident ITEM_UNKNOWN#erp#createOrder  by its name",
            "",
            "Ends with 1 if none or several fit."
        })
final class IncidentCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "KEY", description = "number in the list, CODE#system#operation, or a part of that")
    private String wanted = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    IncidentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Told> found =
                IncidentList.of(surroundings.books(connection).incidents()).numbered(wanted);
        Screen screen = surroundings.screen();
        if (found.size() != 1) {
            screen.remark(IncidentText.not(wanted, found));
            return Exit.PROBLEM;
        }
        screen.say(json ? found.getFirst().json().toString() : IncidentText.of(found.getFirst()));
        return Exit.OK;
    }
}
