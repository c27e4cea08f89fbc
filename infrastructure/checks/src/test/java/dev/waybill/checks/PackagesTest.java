package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed is made of what we may pass on, each thing once, all of it listed, and not too much. */
class PackagesTest {
    private static final Path TARGET = Repository.ROOT.resolve("infrastructure/checks/target");

    static Stream<Path> functions() {
        return Repository.foldersIn(Repository.ROOT.resolve("functions")).stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_package_breaks_no_rule(Path function) throws IOException {
        Path zip = function.resolve("target/" + function.getFileName() + ".zip");

        System.out.printf("%-20s %,12d bytes%n", function.getFileName(), Files.size(zip));
        assertThat(PackageRules.violations(zip, bill(function))).isEmpty();
    }

    /** Copyleft is no harm where nothing is passed on, but a person should see it: {@code target/licences.txt}. */
    @Test
    void what_only_builds_and_tests_is_listed_with_its_licence() throws IOException {
        Map<String, List<String>> byLicence = PackageRules.notPassedOn(
                Bill.read(TARGET.resolve("everything.cdx.json")), functions().map(PackagesTest::bill));

        StringBuilder text = new StringBuilder("Used to build and to test, and in no package:\n");
        byLicence.forEach((licence, parts) ->
                text.append('\n').append(licence).append('\n').append("  ").append(String.join("\n  ", parts)));
        Files.writeString(TARGET.resolve("licences.txt"), text.append('\n'));
        assertThat(byLicence).containsKey("EPL-2.0");
        assertThat(byLicence.get("EPL-2.0")).anyMatch(part -> part.startsWith("org.junit.jupiter:"));
    }

    @Test
    void what_a_package_must_not_be_made_of_is_noticed(@TempDir Path folder) throws IOException {
        byte[] one = zipped(
                Map.of("a/Same.class", new byte[1], "a/Own.class", new byte[1], "module-info.class", new byte[1]));
        byte[] other = zipped(Map.of("a/Same.class", new byte[1], "module-info.class", new byte[1]));
        Path zip = folder.resolve("bad.zip");
        Files.write(
                zip,
                zipped(Map.of(
                        "lib/one-1.jar",
                        one,
                        "lib/other-1.jar",
                        other,
                        "lib/smuggled-1.jar",
                        zipped(Map.of("b/B.class", new byte[1])),
                        "a/Own.class",
                        new byte[1])));
        Bill bill = new Bill(List.of(
                part("one", Set.of("Apache-2.0")),
                part("other", Set.of("GPL-3.0-only")),
                part("dual", Set.of("GPL-2.0-only", "MIT")),
                part("mute", Set.of())));

        assertThat(PackageRules.violations(zip, bill))
                .containsExactly(
                        "bad.zip does not hold dual-1.jar, which its bill of materials lists",
                        "bad.zip does not hold mute-1.jar, which its bill of materials lists",
                        "bad.zip has a/Own.class and 0 more in each of [one-1.jar, the function itself]: which of them is loaded is chance",
                        "bad.zip has a/Same.class and 0 more in each of [one-1.jar, other-1.jar]: which of them is loaded is chance",
                        "bad.zip holds smuggled-1.jar, which its bill of materials does not list",
                        "bad.zip would pass on x:mute:1 under no licence that is known: decide in PackageRules, or leave it out",
                        "bad.zip would pass on x:other:1 under [GPL-3.0-only]: decide in PackageRules, or leave it out");
    }

    @Test
    void a_package_above_15_megabytes_is_noticed(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("fat.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.setLevel(0);
            entries.putNextEntry(new ZipEntry("fat"));
            entries.write(new byte[15_000_000]);
        }

        assertThat(PackageRules.violations(zip, new Bill(List.of())))
                .singleElement()
                .asString()
                .contains("at most 15000000");
    }

    private static Bill bill(Path function) {
        return Bill.read(function.resolve("target/" + function.getFileName() + ".cdx.json"));
    }

    private static Bill.Part part(String name, Set<String> licences) {
        return new Bill.Part("x", name, "1", licences);
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
