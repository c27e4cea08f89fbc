package dev.waybill.cli.command;

import dev.waybill.cli.books.ApiBooks;
import dev.waybill.cli.books.ApiCalls;
import dev.waybill.cli.books.ApiComparisons;
import dev.waybill.cli.books.ApiDifferences;
import dev.waybill.cli.books.Books;
import dev.waybill.cli.books.Comparisons;
import dev.waybill.cli.books.Differences;
import dev.waybill.cli.books.OwnBooks;
import dev.waybill.cli.books.OwnComparisons;
import dev.waybill.cli.books.OwnDifferences;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.Target;
import dev.waybill.config.ConfigurationText;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Pause;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a command works with.
 *
 * @param stores opens the stores of a target
 * @param connectors that this build has
 * @param untilStopped lets something run until the person ends it, then closes it
 * @param pause lets time pass before the operator API is asked again
 */
public record Surroundings(
        Screen screen,
        Computer computer,
        List<ConnectorType> connectors,
        Function<Target, Stores> stores,
        Consumer<AutoCloseable> untilStopped,
        Pause pause) {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** A command decides with one version from beginning to end. */
    private static final Duration ONE_COMMAND = Duration.ofMinutes(10);

    public Surroundings {
        connectors = List.copyOf(connectors);
    }

    /**
     * The computer that the command was typed on.
     *
     * @param folder where it was typed; file names are relative to it
     * @param root where Waybill itself lies
     * @param user who typed it
     */
    public record Computer(
            Map<String, String> environment, Path home, Path folder, Path root, String user, Clock clock) {
        public Computer {
            environment = Map.copyOf(environment);
        }
    }

    Target target(ConnectionOptions options) {
        return options.target(computer.environment(), computer.home());
    }

    /** What commands ask: of the operator API if that is named, else of the tables. */
    Books books(ConnectionOptions options) {
        return api(options)
                .<Books>map(this::asking)
                .orElseGet(() -> new OwnBooks(stores.apply(target(options)), computer.clock()));
    }

    /** How systems stand with each other: as the operator API tells it if that is named, else by asking them. */
    Comparisons comparisons(ConnectionOptions options) {
        return api(options)
                .<Comparisons>map(calls -> new ApiComparisons(calls, asking(calls)))
                .orElseGet(() -> {
                    Stores own = stores.apply(target(options));
                    return new OwnComparisons(landscape(own), connections(own), own::ledger, computer.clock());
                });
    }

    /** A file that is right beside the one in force, in the tables or as the operator API tells it. */
    Differences differences(ConnectionOptions options, ConfigurationText text, Landscape wanted) {
        return api(options)
                .<Differences>map(calls -> new ApiDifferences(
                        asking(calls),
                        calls.api().toString(),
                        text.text(),
                        new By(computer.user(), "waybill config diff")))
                .orElseGet(() -> {
                    Target target = target(options);
                    Stores own = stores.apply(target);
                    return new OwnDifferences(
                            target.toString(),
                            own.landscapes().latest(),
                            wanted,
                            own,
                            landscape(own),
                            connections(own),
                            computer.clock());
                });
    }

    /** The operator API, if that is named. */
    Optional<ApiCalls> api(ConnectionOptions options) {
        Clock clock = computer.clock();
        return options.api(computer.environment(), computer.home(), clock.instant())
                .map(api -> new ApiCalls(api, new JdkHttpDoor(CONNECT), pause, clock));
    }

    ApiBooks asking(ApiCalls calls) {
        return new ApiBooks(calls, () -> UUID.randomUUID().toString(), pause);
    }

    /** The configuration of those stores, with the systems as this computer reaches them. */
    CurrentLandscape landscape(Stores of) {
        return new CurrentLandscape(of.landscapes(), connections(of), ONE_COMMAND);
    }

    /** Systems as this computer reaches them. */
    Connections connections(Stores of) {
        return new Connections(
                connectors.stream().collect(Collectors.toMap(ConnectorType::name, Function.identity())),
                of.secrets(),
                new JdkHttpDoor(CONNECT),
                computer.clock());
    }
}
