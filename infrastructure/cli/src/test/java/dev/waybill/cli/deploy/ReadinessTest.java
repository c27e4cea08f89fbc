package dev.waybill.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Path root;

    ReadinessTest(@TempDir Path root) {
        this.root = root;
    }

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void everything_is_there() throws IOException {
        write("template.yaml", "Parameters:\n  SecretsPath:\n    Type: String\n    Default: /waybill\nResources:\n");
        write("samconfig.toml", """
                version = 0.1
                [test.deploy.parameters]
                stack_name = "waybill-test" # of this environment
                capabilities = "CAPABILITY_IAM"
                parameter_overrides = "SecretsPath=/waybill-test"
                [prod.deploy.parameters]
                stack_name = "waybill"
                capabilities = "CAPABILITY_IAM"
                """);
        write("shared/domain/src/main/java/Order.java", "class Order {}");
        write("functions/deliver-orders/pom.xml", "<project/>");
        at(write("functions/deliver-orders/target/deliver-orders.zip", "zip"), NOON.plusSeconds(60));
        Path sam = write("bin/sam", "#!/bin/sh");
        Files.setPosixFilePermissions(sam, PosixFilePermissions.fromString("rwxr-xr-x"));
        variables.putAll(
                Map.of("PATH", root.resolve("bin").toString(), "AWS_REGION", "eu-west-1", "AWS_PROFILE", "live"));
    }

    @Test
    void nothing_is_missing_where_everything_is_there() {
        assertThat(readiness("test").problems()).isEmpty();
        assertThat(secrets("prod", "/waybill/shop-es", "s3cret")).isEmpty();
    }

    @Test
    void a_package_that_is_missing_or_old_or_too_large_is_named() throws IOException {
        at(root.resolve("shared/domain/src/main/java/Order.java"), NOON.plusSeconds(120));
        write("functions/deliver-stock/pom.xml", "<project/>");
        at(write("functions/deliver-stock/src/main/java/Later.java", "class Later {}"), NOON.plusSeconds(180));
        write("functions/poll-changes/pom.xml", "<project/>");
        Files.write(
                Files.createDirectories(root.resolve("functions/poll-changes/target"))
                        .resolve("poll-changes.zip"),
                new byte[15_000_001]);

        assertThat(readiness("test").problems())
                .containsExactly(
                        "functions/deliver-orders/target/deliver-orders.zip is older than"
                                + " shared/domain/src/main/java/Order.java; run ./waybill build",
                        "functions/deliver-stock/target/deliver-stock.zip is not built; run ./waybill build",
                        "functions/poll-changes/target/poll-changes.zip has 15000001 bytes, but at most 15000000 are"
                                + " allowed; see which jar in it is new");
    }

    @Test
    void an_environment_that_is_not_configured_is_named_with_those_that_are() {
        assertThat(readiness("live").problems())
                .containsExactly(
                        "samconfig.toml has no environment 'live', only prod, test; name one of them, or add it there");
    }

    @Test
    void a_parameter_that_the_template_does_not_have_is_named() throws IOException {
        write("samconfig.toml", """
                [test.deploy.parameters]
                parameter_overrides = "SecretPath=/waybill-test"
                """);

        assertThat(readiness("test").problems())
                .containsExactly(
                        "samconfig.toml names no stack_name for 'test'; add it",
                        "samconfig.toml does not allow 'test' to make roles; add capabilities = \"CAPABILITY_IAM\"",
                        "samconfig.toml sets the parameter SecretPath for 'test', which template.yaml does not have;"
                                + " correct its name");
    }

    @Test
    void without_tools_region_and_credentials_each_is_said() {
        variables.clear();

        assertThat(readiness("test").problems())
                .hasSize(3)
                .satisfiesExactly(
                        sam -> assertThat(sam).startsWith("the command sam is not on the PATH"),
                        region -> assertThat(region).startsWith("no region is named"),
                        credentials -> assertThat(credentials).startsWith("no credentials of AWS are there"));
        assertThat(secrets("prod", "/waybill/shop-es", ""))
                .containsExactly("whether the secrets are there cannot be asked without credentials");
    }

    @Test
    void secrets_that_are_absent_or_where_no_function_may_read_are_named() {
        assertThat(secrets("test", "/waybill/shop-es", ""))
                .hasSize(2)
                .satisfiesExactly(
                        elsewhere -> assertThat(elsewhere)
                                .startsWith("system shop-es: its secrets /waybill/shop-es are not below /waybill-test"),
                        absent -> assertThat(absent).contains("'webhook-secret' is not set or is empty"));
    }

    private Readiness readiness(String environment) {
        return new Readiness(root, environment, variables, root);
    }

    private List<String> secrets(String environment, String path, String secret) {
        SystemSpec shop = new SystemSpec(
                new SystemId("shop-es"),
                "woocommerce",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", "https://shop-es.example"),
                Optional.of(path));
        Landscape landscape = new Landscape(1, List.of(shop), new OwnershipMap(List.of()), List.of());
        Map<String, String> known = secret.isEmpty() ? Map.of() : Map.of("webhook-secret", secret);
        return readiness(environment)
                .secrets(landscape, List.copyOf(Catalogue.all().values()), () -> system -> new MemorySecrets(known));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return at(Files.writeString(file, text), NOON);
    }

    private static Path at(Path file, Instant changed) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
