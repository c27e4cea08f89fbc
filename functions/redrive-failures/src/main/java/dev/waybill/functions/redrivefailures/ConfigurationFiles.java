package dev.waybill.functions.redrivefailures;

import dev.waybill.config.Applied;
import dev.waybill.config.Change;
import dev.waybill.config.Checked;
import dev.waybill.config.Configuration;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.config.LandscapeDiff;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Configuring;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.flows.WhatIfs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Configuration files that come from afar. What they may change is ownership and routes. A system is left as it is: its address
 * says where secrets are sent, so whoever changes it must be one who can read them.
 */
record ConfigurationFiles(ConfigurationCheck check, LandscapeStore store, WhatIfs whatIfs, Clock clock)
        implements Configuring {
    @Override
    public Answer check(Command.CheckConfiguration command, Instant deadline) {
        return switch (check.check(text(command.source()))) {
            case Checked.Problems problems -> wrong(problems);
            case Checked.Ok ok -> {
                Optional<Landscape> inForce = inForce();
                yield refusal(ok.landscape(), inForce)
                        .<Answer>map(refused -> refused)
                        .orElseGet(() -> checked(ok, inForce, command, deadline));
            }
        };
    }

    private Answer checked(
            Checked.Ok ok, Optional<Landscape> inForce, Command.CheckConfiguration command, Instant deadline) {
        return new Answer.CheckedConfiguration(
                words(LandscapeDiff.between(inForce, ok.landscape())),
                command.replay()
                        .map(replay -> whatIfs.under(
                                ok.landscape(),
                                clock.instant().minus(Duration.ofDays(replay.days())),
                                replay.most(),
                                () -> clock.instant().isBefore(deadline))));
    }

    @Override
    public Answer apply(Command.ApplyConfiguration command) {
        ConfigurationText file = text(command.source());
        if (check.check(file) instanceof Checked.Ok ok) {
            Optional<Answer.Refused> refusal = refusal(ok.landscape(), inForce());
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        Configuration configuration = new Configuration(check, store, clock);
        return switch (configuration.apply(
                file, command.by().who(), command.by().why())) {
            case Applied.Done done ->
                new Answer.AppliedConfiguration(done.revision().landscape().version(), words(done.changes()));
            case Applied.Unchanged same ->
                new Answer.Refused("version " + same.version() + " says the same", "there is nothing to apply");
            case Applied.Refused refused -> wrong(refused.problems());
            case Applied.Overtaken overtaken ->
                new Answer.Refused(overtaken.sentence(), "look at what changed, then apply again");
        };
    }

    private Optional<Landscape> inForce() {
        return store.latest().map(Revision::landscape);
    }

    private static Optional<Answer.Refused> refusal(Landscape wanted, Optional<Landscape> inForce) {
        List<SystemSpec> known = inForce.map(Landscape::systems).orElse(List.of());
        return wanted.systems().stream()
                .filter(system -> !known.contains(system))
                .findFirst()
                .map(system -> new Answer.Refused(
                        "the system " + system.id()
                                + " is not as it is in force, and its address says where secrets are" + " sent",
                        "change systems with `waybill config apply`, from where their secrets may be read"));
    }

    private static ConfigurationText text(String source) {
        return ConfigurationText.of("waybill.yaml", source);
    }

    private static Answer wrong(Checked.Problems problems) {
        return new Answer.WrongConfiguration(problems.problems().stream()
                .map(problem ->
                        new Answer.Problem(problem.at().line(), problem.at().column(), problem.what(), problem.next()))
                .toList());
    }

    private static List<String> words(List<Change> changes) {
        return changes.stream().map(Change::toString).toList();
    }
}
