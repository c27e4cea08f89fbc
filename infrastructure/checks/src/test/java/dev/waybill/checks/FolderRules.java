package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What belongs beside code: a room's README, a connector's contract test, a function's sample events, a failure's page. */
record FolderRules(Path root, JavaClasses product) {
    private static final String CATALOGUE = "catalogue";

    /** Everything missing, each as a sentence. */
    List<String> violations() {
        return Stream.of(connectors(), functions(), runbooks())
                .flatMap(missing -> missing)
                .toList();
    }

    private Stream<String> connectors() {
        return modulesIn("shared/connectors")
                .filter(folder -> !nameOf(folder).equals(CATALOGUE))
                .flatMap(folder -> Stream.of(
                                missing(Files.isRegularFile(folder.resolve("README.md")), folder, "a README.md"),
                                missing(hasContractTest(folder), folder, "a ...ContractTest extends ConnectorContract"),
                                missing(
                                        isSampled(folder),
                                        folder,
                                        "a sample ('connector: " + nameOf(folder) + "') in its README"),
                                missing(isCatalogued(nameOf(folder)), folder, "a line in the catalogue"))
                        .flatMap(found -> found));
    }

    private Stream<String> functions() {
        return modulesIn("functions")
                .flatMap(folder -> missing(
                        hasFile(folder, "(.*/)?events/[^/]+\\.json"), folder, "a sample event in a folder events"));
    }

    private Stream<String> runbooks() {
        Path runbooks = root.resolve("infrastructure/runbooks");
        Set<String> codes = failureCodes();
        Stream<String> unwritten = codes.stream()
                .filter(code -> !Files.isRegularFile(runbooks.resolve(code + ".md")))
                .sorted()
                .map(code -> "infrastructure/runbooks has no page " + code + ".md");
        Stream<String> forgotten = Repository.filesIn(runbooks, "[A-Z_]+\\.md").stream()
                .map(FolderRules::nameOf)
                .map(page -> page.replace(".md", ""))
                .filter(page -> !codes.contains(page) && !page.equals("README"))
                .map(page -> "infrastructure/runbooks/" + page + ".md is about a failure code that does not exist");
        return Stream.concat(unwritten, forgotten);
    }

    private Set<String> failureCodes() {
        return product.stream()
                .filter(type -> type.getName().equals("dev.waybill.domain.failure.FailureCode"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getRawType().equals(field.getOwner()))
                .map(JavaField::getName)
                .collect(Collectors.toSet());
    }

    private static boolean hasContractTest(Path folder) {
        return hasFile(folder, "src/test/java/.*ContractTest\\.java")
                && Repository.filesIn(folder, "src/test/java/.*Contract(Test)?\\.java").stream()
                        .map(Repository::read)
                        .anyMatch(code -> code.contains("extends ConnectorContract"));
    }

    private boolean isCatalogued(String connector) {
        return product.stream()
                .filter(type -> Walls.isIn(type, "connectors." + CATALOGUE))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .anyMatch((JavaClass target) -> Walls.isIn(target, "connectors." + connector));
    }

    private Stream<Path> modulesIn(String folder) {
        return Repository.foldersIn(root.resolve(folder)).stream()
                .filter(module -> Files.isRegularFile(module.resolve("pom.xml")));
    }

    private static boolean isSampled(Path folder) {
        return Repository.filesIn(folder, "README\\.md").stream()
                .map(Repository::read)
                // A connector's name may have hyphens that a folder, being a package too, cannot have.
                .anyMatch(text -> text.replace("-", "").contains("connector: " + nameOf(folder)));
    }

    private static boolean hasFile(Path folder, String pathPattern) {
        return !Repository.filesIn(folder, pathPattern).isEmpty();
    }

    private Stream<String> missing(boolean isThere, Path folder, String what) {
        return isThere ? Stream.of() : Stream.of(root.relativize(folder) + " has no " + what.replaceFirst("^an? ", ""));
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
