package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.engine.doctor.Check;
import dev.waybill.views.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill doctor}. */
@Command(
        name = "doctor",
        description =
                "Asks every system once for what its routes need: is it there, does it let us in, does it let us do that,"
                        + " does it still send its webhooks, is its clock right?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill doctor",
            "  waybill doctor shop-es --json",
            "",
            "Changes nothing anywhere. With --api, the function redrive-failures asks in place of this computer: it has the",
            "secrets, and the network that deliveries use. Ends with 1 if anything is wrong, with what to do about each."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(arity = "0..1", paramLabel = "SYSTEM", description = "this one only")
    private Optional<String> system = Optional.empty();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Check> checks = surroundings.comparisons(connection).checks(system);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(checks, check -> Json.object()
                            .put("system", check.system().value())
                            .put("what", check.what())
                            .put("well", check.isWell())
                            .put("found", check.found())
                            .put("next", check.next()))
                    .toString());
        } else {
            screen.say(table(checks));
            checks.stream()
                    .filter(check -> !check.isWell())
                    .forEach(check -> screen.say("\n" + check.system() + " " + check.what() + ": "
                            + Plain.text(check.found()) + "\n  next  " + Plain.text(check.next())));
        }
        return checks.stream().allMatch(Check::isWell) ? Exit.OK : Exit.PROBLEM;
    }

    private static String table(List<Check> checks) {
        Table table = new Table("STATE", "SYSTEM", "WHAT", "FOUND");
        checks.forEach(check -> table.row(
                check.isWell() ? "OK" : "WRONG",
                check.system().value(),
                check.what(),
                check.isWell() ? check.found() : "see below"));
        return table.toString();
    }
}
