package dev.waybill.cli.deploy;

import dev.waybill.config.SecretsCheck;
import dev.waybill.connector.ConnectorType;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.port.SecretStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** Whether {@code sam deploy} will do, and whether what it deploys will work: every obstacle at once, each with what to do. */
public final class Readiness {
    private final Packages packages;
    private final Settings settings;
    private final Tools tools;

    /**
     * @param root where Waybill lies
     * @param environment of {@code samconfig.toml}
     * @param variables of this computer, with those that the command line sets
     */
    public Readiness(Path root, String environment, Map<String, String> variables, Path home) {
        this.packages = new Packages(root);
        this.settings = new Settings(
                SamConfig.parse(text(root.resolve("samconfig.toml"))),
                text(root.resolve("template.yaml")),
                environment);
        this.tools = new Tools(variables, home);
    }

    /** What can be seen from here. */
    public List<String> problems() {
        return Stream.of(packages.problems(), settings.problems(), tools.problems(settings.region()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * What is wrong with the secrets that a configuration names: where they lie, and if there is anybody to ask, whether they are there.
     *
     * @param store opened only if there are credentials to ask with
     */
    public List<String> secrets(Landscape landscape, List<ConnectorType> connectors, Supplier<SecretStore> store) {
        Stream<String> elsewhere = landscape.systems().stream().flatMap(system -> system.secrets().stream()
                .filter(path -> !path.startsWith(settings.secretsPath() + "/"))
                .map(path -> "system " + system.id() + ": its secrets " + path + " are not below "
                        + settings.secretsPath() + ", which is all that the functions may read; move them, or set"
                        + " SecretsPath in samconfig.toml"));
        return Stream.concat(elsewhere, absent(landscape, connectors, store).stream())
                .toList();
    }

    private List<String> absent(Landscape landscape, List<ConnectorType> connectors, Supplier<SecretStore> store) {
        if (!tools.hasCredentials()) {
            return List.of("whether the secrets are there cannot be asked without credentials");
        }
        try {
            return new SecretsCheck(connectors).missing(landscape, store.get());
        } catch (FailureException notThere) {
            return List.of(notThere.failure().why() + "; " + notThere.failure().next());
        } catch (SdkException noClient) {
            return List.of("whether the secrets are there cannot be asked: " + noClient.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
