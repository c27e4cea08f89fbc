package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.item.SetState;
import dev.waybill.views.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill changes}. */
@Command(
        name = "changes",
        description =
                "Lists sets of prices on their way to a shop, newest first; with an ID, every price of one: old and new.",
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill changes",
            "  waybill changes --all                    also what is live, rejected or undone",
            "  waybill changes show 01kq….shop-es",
            "  waybill changes approve 01kq….shop-es --because \"agreed with sales\"",
            "  waybill changes approve 01kq….shop-es --only MUG --only CUP --from 2026-12-01T00:00:00Z --because \"new season\"",
            "  waybill changes reject 01kq….shop-es --because \"ten times too low\"",
            "  waybill changes undo 01kq….shop-es --because \"wrong list\"",
            "",
            "What touches a limit of the route needs two different people. Ends with 1 if one waits for a person."
        })
final class ChangesCommand implements Callable<Integer> {
    private static final int MOST = 200;

    private final Surroundings surroundings;

    @Option(names = "--all", description = "also those that nobody has to decide about any more")
    private boolean all;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ChangesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Told> sets = surroundings.books(connection).changes(all, MOST).stream()
                .map(Told::new)
                .toList();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(sets, Told::json).toString());
        } else {
            screen.say(sets.isEmpty() ? "no prices are on their way" : ChangesText.table(sets));
        }
        boolean waits = sets.stream().anyMatch(set -> set.text("state").equals(SetState.PROPOSED.name()));
        return waits ? Exit.PROBLEM : Exit.OK;
    }

    /** {@code waybill changes show}. */
    @Command(
            name = "show",
            description = "Shows one set: who decided what, and every price, old and new.",
            footerHeading = "%nExamples:%n",
            footer = {"  waybill changes show 01kq….shop-es", "  waybill changes show 01kq….shop-es --json"})
    static final class Show implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(paramLabel = "ID", description = "id of the set, from `waybill changes`")
        private String id = "";

        @Mixin
        private ConnectionOptions connection = new ConnectionOptions();

        @Option(names = "--json", description = "for machines")
        private boolean json;

        Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Optional<Told> set = surroundings.books(connection).changeSet(id).map(Told::new);
            Screen screen = surroundings.screen();
            if (set.isEmpty()) {
                screen.remark(
                        "waybill: there is no change set '" + Plain.text(id) + "'; `waybill changes --all` lists them");
                return Exit.PROBLEM;
            }
            screen.say(json ? set.get().json().toString() : ChangesText.of(set.get()));
            return Exit.OK;
        }
    }
}
