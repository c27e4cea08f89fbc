package dev.waybill.engine.doctor;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Secret;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.http.Allowance;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.Impatient;
import dev.waybill.engine.landscape.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a system once for each thing that a route needs of it (of a shadow, what routes need of the system beside which it runs), and changes nothing: whether its secrets are set, it is there, lets us
 * in, lets us do that, still sends its webhooks, has a clock like ours, and how much more it lets us ask.
 */
public final class Doctor {
    /** Signatures of Standard Webhooks, and the order of changes, allow for no more. */
    static final Duration MOST_APART = Duration.ofMinutes(2);

    private final Landscape landscape;
    private final Connections connections;
    private final Clock clock;

    public Doctor(Landscape landscape, Connections connections, Clock clock) {
        this.landscape = landscape;
        this.connections = connections;
        this.clock = clock;
    }

    /** One line for each thing that was tried, system by system. */
    public List<Check> examine() {
        return landscape.systems().stream()
                .map(SystemSpec::id)
                .flatMap(system -> examine(system).stream())
                .toList();
    }

    /**
     * One line for each thing that was tried with a system or a shadow; empty if no route needs anything of it that can be tried. Once the system
     * does not answer, it is not asked for the rest.
     */
    public List<Check> examine(SystemId system) {
        Listening door = new Listening(new Impatient(connections.http()), clock);
        Connections overheard = connections.through(door);
        Running running = new Running(landscape, overheard);
        Optional<SystemSpec> shadow =
                landscape.system(system).filter(spec -> spec.shadowOf().isPresent());
        // No route leads to a shadow: what it needs to do is what the system beside which it runs does.
        SystemId place = shadow.flatMap(SystemSpec::shadowOf).orElse(system);
        Running routed =
                shadow.map(spec -> new Running(landscape.with(spec), overheard)).orElse(running);
        List<Check> checks = new ArrayList<>(Trials.sends(routed, place) ? webhookSecret(system, running) : List.of());
        boolean isThere = true;
        for (Trial trial : new Trials(routed, clock).of(place)) {
            if (isThere) {
                try {
                    checks.add(trial.run().apply(running.require(system)));
                } catch (FailureException e) {
                    checks.add(Check.wrong(system, trial.what(), e.failure()));
                    isThere = e.failure().kind() != FailureKind.UNAVAILABLE;
                }
            } else {
                checks.add(new Check(
                        system,
                        trial.what(),
                        false,
                        "not tried, as it did not answer before",
                        "see what it did not answer"));
            }
        }
        door.last().ifPresent(heard -> {
            theirClock(system, heard).ifPresent(checks::add);
            running.type(system)
                    .flatMap(type -> type.allowance(heard.answer()))
                    .map(left -> allowance(system, left))
                    .ifPresent(checks::add);
        });
        return checks;
    }

    /** Of a shop whose webhooks are waited for: without the secret, or with an empty one, each would be refused. */
    private List<Check> webhookSecret(SystemId system, Running running) {
        boolean isNeeded = running.type(system)
                .map(ConnectorType::secrets)
                .filter(names -> names.contains(Signatures.CURRENT))
                .isPresent();
        if (!isNeeded) {
            return List.of();
        }
        String what = "has its webhook secret here";
        try {
            Optional<Secret> secret = landscape
                    .system(system)
                    .flatMap(spec -> connections.secrets().of(spec).find(Signatures.CURRENT));
            return List.of(
                    secret.isPresent()
                            ? Check.well(system, what, "set")
                            : new Check(
                                    system,
                                    what,
                                    false,
                                    "'" + Signatures.CURRENT + "' is not set or is empty, so every webhook is refused",
                                    "set '" + Signatures.CURRENT + "' in the secrets parameter of " + system
                                            + ", and the same in the shop"));
        } catch (FailureException e) {
            return List.of(Check.wrong(system, what, e.failure()));
        }
    }

    private static Optional<Check> theirClock(SystemId system, Listening.Heard heard) {
        return date(heard.answer().headers().getOrDefault("date", "")).map(theirs -> {
            Duration apart = Duration.between(heard.at(), theirs).abs();
            String what = "has a clock like ours";
            return apart.compareTo(MOST_APART) <= 0
                    ? Check.well(system, what, apart.toSeconds() + " s apart")
                    : new Check(
                            system,
                            what,
                            false,
                            "its clock says " + theirs + ", ours " + heard.at(),
                            "set the clock that is wrong: webhooks are refused as too old, and changes taken for older ones");
        });
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static Check allowance(SystemId system, Allowance left) {
        String what = "lets us ask more";
        return left.left().signum() > 0
                ? Check.well(system, what, left.sentence())
                : new Check(
                        system,
                        what,
                        false,
                        left.sentence(),
                        "nothing: Waybill waits as long as " + system
                                + " says. If it stays so, see what else uses the same access");
    }
}
