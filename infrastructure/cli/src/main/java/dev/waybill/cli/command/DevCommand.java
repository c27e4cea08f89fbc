package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.local.LocalOptions;
import dev.waybill.local.LocalRun;
import dev.waybill.local.log.PlainWords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waybill dev}: the whole product in this process until Ctrl-C. */
@Command(
        name = "dev",
        description = "Runs the whole product on this computer until Ctrl-C: no account, no Docker.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill dev",
            "  waybill dev --data ./waybill-data --port 8080",
            "  waybill dev --config infrastructure/config/examples/tryton.yaml --secrets secrets.json"
        })
final class DevCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--config", paramLabel = "FILE", description = "default infrastructure/config/waybill.yaml")
    private Optional<Path> configuration = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keeps everything there between runs; default in memory")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description = "JSON: path of a system's secrets to names and texts; default made-up ones")
    private Optional<Path> secrets = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "where webhooks come in; default any free one")
    private int port;

    @Option(names = "--erp-page", paramLabel = "PORT", description = "page of the demo ERP; default any free one")
    private int erpPage;

    @Option(names = "--shop-page", paramLabel = "PORT", description = "page of the demo shops; default any free one")
    private int shopPage;

    DevCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LocalRun run = LocalRun.start(options(), surroundings.computer().clock());
        run.log().listen(this::said);
        describe(run);
        surroundings.untilStopped().accept(run);
        return Exit.OK;
    }

    private LocalOptions options() {
        Surroundings.Computer computer = surroundings.computer();
        return new LocalOptions(
                computer.root(),
                data.map(computer.folder()::resolve),
                secrets.map(computer.folder()::resolve),
                configuration.map(computer.folder()::resolve),
                new LocalOptions.Ports(port, Optional.empty(), erpPage, shopPage),
                Optional.empty(),
                LocalOptions.Elsewhere.NOTHING,
                Optional.of(computer.home()));
    }

    private void describe(LocalRun run) {
        Screen screen = surroundings.screen();
        screen.say("Waybill runs on this computer. Shops send their webhooks here:");
        run.landscape().systems().stream()
                .filter(system -> run.secret(system, "webhook-secret").isPresent())
                .forEach(system ->
                        screen.say("  POST " + run.webhooks(system.id().value()) + signed(run, system)));
        run.erp().ifPresent(erp -> screen.say("The demo ERP has a page: " + erp.panel()));
        screen.say("The console: " + run.console() + "   sign in there as viewer, operator or approver");
        screen.say("Place orders in the demo shops: " + run.openShop(shopPage).page());
        screen.say("`waybill failures`, `trace`, `redrive`, `balance` and `drift` look at this instance while it runs."
                + " Ctrl-C ends it.");
        screen.say("");
        screen.out().flush();
    }

    /** Made-up secrets are said, for nobody could sign without; given ones are known to who gave them. */
    private String signed(LocalRun run, SystemSpec system) {
        return secrets.isPresent()
                ? ""
                : run.secret(system, "webhook-secret")
                        .map(secret -> "   signed with the made-up secret " + secret)
                        .orElse("");
    }

    private void said(JsonNode line) {
        PlainWords.of(line).ifPresent(words -> {
            surroundings.screen().say(words);
            surroundings.screen().out().flush();
        });
    }
}
