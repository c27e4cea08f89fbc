package dev.waybill.cli.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where a command works. Without any: the running local instance if there is one, else AWS. */
public final class ConnectionOptions {
    @Option(names = "--local", paramLabel = "FILE", description = "the running local instance that wrote this file")
    private Optional<Path> local = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "the running local instance that keeps its data there")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--aws-endpoint",
            paramLabel = "URL",
            description = "an emulator that speaks for all of AWS, such as http://localhost:4566")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--profile", paramLabel = "NAME", description = "AWS, with this profile")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "AWS, in this region")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description = "names of tables and queues: what describe-stacks printed")
    private Optional<Path> outputs = Optional.empty();

    @Option(names = "--ledger-table", paramLabel = "NAME", description = "default $$LEDGER_TABLE")
    private Optional<String> ledgerTable = Optional.empty();

    @Option(names = "--ownership-table", paramLabel = "NAME", description = "default $$OWNERSHIP_TABLE")
    private Optional<String> ownershipTable = Optional.empty();

    @Option(names = "--orders-dead-letters", paramLabel = "URL", description = "default $$ORDERS_DEAD_LETTER_QUEUE_URL")
    private Optional<String> ordersDeadLetters = Optional.empty();

    @Option(names = "--stock-dead-letters", paramLabel = "URL", description = "default $$STOCK_DEAD_LETTER_QUEUE_URL")
    private Optional<String> stockDeadLetters = Optional.empty();

    @Option(
            names = "--documents-dead-letters",
            paramLabel = "URL",
            description = "default $$DOCUMENTS_DEAD_LETTER_QUEUE_URL")
    private Optional<String> documentsDeadLetters = Optional.empty();

    @Option(
            names = "--parties-dead-letters",
            paramLabel = "URL",
            description = "default $$PARTIES_DEAD_LETTER_QUEUE_URL")
    private Optional<String> partiesDeadLetters = Optional.empty();

    @Option(names = "--items-dead-letters", paramLabel = "URL", description = "default $$ITEMS_DEAD_LETTER_QUEUE_URL")
    private Optional<String> itemsDeadLetters = Optional.empty();

    @Option(names = "--redrive-function", paramLabel = "NAME", description = "default $$REDRIVE_FAILURES_FUNCTION")
    private Optional<String> redriveFunction = Optional.empty();

    @Option(
            names = "--api",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "URL",
            description =
                    "the operator API there, with the rights of the token; without URL that of $$WAYBILL_API, --outputs or the"
                            + " local instance")
    private Optional<String> api = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "with --api: holds the token, for nobody else to read; default $$WAYBILL_TOKEN")
    private Optional<Path> tokenFile = Optional.empty();

    /** The operator API, if that is to be asked; the tables otherwise. */
    public Optional<Api> api(Map<String, String> environment, Path home, Instant now) {
        boolean byName = environment.containsKey("WAYBILL_API")
                && !isElsewhere()
                && local.or(() -> data).isEmpty();
        if (api.isEmpty() && !byName) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        if (!byName || api.isPresent()) {
            instance(home).ifPresent(file -> variables.putAll(NamesFile.local(file)));
        }
        for (String name : List.of("WAYBILL_API", "WAYBILL_TOKEN")) {
            Optional.ofNullable(environment.get(name)).ifPresent(value -> variables.put(name, value));
        }
        outputs.ifPresent(file -> variables.putAll(NamesFile.outputs(file)));
        String address = api.filter(url -> !url.isBlank())
                .or(() -> Optional.ofNullable(variables.get("WAYBILL_API")))
                .orElseThrow(
                        () -> new UsageException("the address of the operator API is not known: give --api URL (the"
                                + " stack's output OperatorApiUrl), set WAYBILL_API, or start `waybill dev`"));
        return Optional.of(Api.of(address, token(variables), now));
    }

    private String token(Map<String, String> variables) {
        return tokenFile
                .map(TokenFile::read)
                .or(() -> Optional.ofNullable(variables.get("WAYBILL_TOKEN")))
                .filter(token -> !token.isBlank())
                .orElseThrow(() -> new UsageException("there is no token for the operator API: " + Api.GET_ONE));
    }

    /** Where that is, by the tables: in words, and by the variables that the functions use. */
    public Target target(Map<String, String> environment, Path home) {
        if (api.isPresent()) {
            throw new UsageException("the operator API does not tell this: leave --api out, to work on the tables");
        }
        Map<String, String> variables = new HashMap<>(environment);
        Optional<Path> instance = instance(home);
        instance.ifPresent(file -> variables.putAll(NamesFile.local(file)));
        outputs.ifPresent(file -> variables.putAll(NamesFile.outputs(file)));
        emulator(variables);
        profile.ifPresent(name -> chosen(variables, name));
        region.ifPresent(name -> variables.put("AWS_REGION", name));
        put(variables, Variable.LEDGER_TABLE, ledgerTable);
        put(variables, Variable.OWNERSHIP_TABLE, ownershipTable);
        put(variables, Variable.ORDERS_DEAD_LETTER_QUEUE_URL, ordersDeadLetters);
        put(variables, Variable.STOCK_DEAD_LETTER_QUEUE_URL, stockDeadLetters);
        put(variables, Variable.DOCUMENTS_DEAD_LETTER_QUEUE_URL, documentsDeadLetters);
        put(variables, Variable.PARTIES_DEAD_LETTER_QUEUE_URL, partiesDeadLetters);
        put(variables, Variable.ITEMS_DEAD_LETTER_QUEUE_URL, itemsDeadLetters);
        put(variables, Variable.REDRIVE_FAILURES_FUNCTION, redriveFunction);
        return new Target(words(instance, variables), variables);
    }

    private Optional<Path> instance(Path home) {
        Optional<Path> named = local.or(() -> data.map(folder -> folder.resolve("waybill-local.json")));
        return named.isPresent() || isElsewhere()
                ? named
                : Optional.of(home.resolve(".waybill").resolve("local.json")).filter(Files::exists);
    }

    private boolean isElsewhere() {
        return endpoint.isPresent() || profile.isPresent() || region.isPresent() || outputs.isPresent();
    }

    /** Emulators take any key; the SDK insists on one, and on a region. */
    private void emulator(Map<String, String> variables) {
        endpoint.ifPresent(url -> {
            variables.put("AWS_ENDPOINT_URL", url);
            variables.putIfAbsent("AWS_REGION", variables.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
            if (profile.isEmpty() && !variables.containsKey("AWS_PROFILE")) {
                variables.putIfAbsent("AWS_ACCESS_KEY_ID", "emulator");
                variables.putIfAbsent("AWS_SECRET_ACCESS_KEY", "emulator");
            }
        });
    }

    /** A profile that was asked for goes before keys that happen to be in the environment. */
    private static void chosen(Map<String, String> variables, String name) {
        variables.put("AWS_PROFILE", name);
        variables.remove("AWS_ACCESS_KEY_ID");
        variables.remove("AWS_SECRET_ACCESS_KEY");
        variables.remove("AWS_SESSION_TOKEN");
    }

    private static void put(Map<String, String> variables, Variable variable, Optional<String> option) {
        option.ifPresent(text -> variables.put(variable.name(), text));
    }

    private String words(Optional<Path> instance, Map<String, String> variables) {
        if (instance.isPresent()) {
            return "the local instance of " + instance.get();
        }
        return endpoint.map(url -> "the emulator at " + url)
                .orElseGet(() -> "AWS"
                        + Optional.ofNullable(variables.get("AWS_PROFILE"))
                                .map(name -> ", profile " + name)
                                .orElse("")
                        + Optional.ofNullable(variables.get("AWS_REGION"))
                                .map(name -> ", region " + name)
                                .orElse(""));
    }
}
