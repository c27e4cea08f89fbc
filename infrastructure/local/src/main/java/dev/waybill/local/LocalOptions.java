package dev.waybill.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to run locally.
 *
 * @param root of the repository: where template.yaml is
 * @param data where everything is kept between runs; empty for in memory only
 * @param secrets a file of secrets; empty for made-up ones
 * @param configuration the waybill.yaml to run; empty for the repository's
 * @param patience longest time until something is tried again, a schedule comes again or a system is asked again, and for which
 *     a batch is gathered, for demonstrations; empty for as the product has it
 * @param elsewhere what is not started because other processes have it
 * @param announce folders in which to leave the instance's file for the command line
 */
public record LocalOptions(
        Path root,
        Optional<Path> data,
        Optional<Path> secrets,
        Optional<Path> configuration,
        Ports ports,
        Optional<Duration> patience,
        Elsewhere elsewhere,
        Optional<Path> announce) {

    /**
     * What other processes have, so that this one can be killed and they go on.
     *
     * @param erp whether the demo ERP is, at the address that waybill.yaml says
     * @param aws the variables of a {@link LocalAws}; empty for none
     */
    public record Elsewhere(boolean erp, Map<String, String> aws) {
        public static final Elsewhere NOTHING = new Elsewhere(false, Map.of());

        public Elsewhere {
            aws = Map.copyOf(aws);
        }
    }

    /**
     * Ports; 0 for any free one.
     *
     * @param http where webhooks come in
     * @param erp of the demo ERP; empty for the one that waybill.yaml names, if it is free
     * @param erpPage of the demo ERP's page
     * @param shopPage of the demo shop's page
     */
    public record Ports(int http, Optional<Integer> erp, int erpPage, int shopPage) {
        public static Ports free() {
            return new Ports(0, Optional.of(0), 0, 0);
        }
    }

    /** In memory, everything on free ports, nobody told. */
    public static LocalOptions inMemory(Path root) {
        return new LocalOptions(
                root,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Ports.free(),
                Optional.empty(),
                Elsewhere.NOTHING,
                Optional.empty());
    }

    public LocalOptions keeping(Path folder) {
        return new LocalOptions(
                root, Optional.of(folder), secrets, configuration, ports, patience, elsewhere, announce);
    }

    public LocalOptions reading(Path ownConfiguration, Path ownSecrets) {
        return new LocalOptions(
                root,
                data,
                Optional.of(ownSecrets),
                Optional.of(ownConfiguration),
                ports,
                patience,
                elsewhere,
                announce);
    }

    public LocalOptions withPatience(Duration longest) {
        return new LocalOptions(root, data, secrets, configuration, ports, Optional.of(longest), elsewhere, announce);
    }

    Path configurationFile() {
        return configuration.orElseGet(() -> root.resolve("infrastructure/config/waybill.yaml"));
    }

    Optional<Path> kept(String name) {
        return data.map(folder -> folder.resolve(name));
    }

    Path logFile() {
        return kept("functions.log").orElseGet(() -> root.resolve("target/waybill/functions.log"));
    }
}
