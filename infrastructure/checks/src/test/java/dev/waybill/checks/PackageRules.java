package dev.waybill.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What one deployed package may be made of. */
final class PackageRules {
    /** Every cold start unpacks it. */
    private static final int MOST_BYTES = 15_000_000;

    private static final String LIBRARIES = "lib/";

    /** Licences under which we may pass something on inside a package, with no duty but to name it. */
    private static final Set<String> PASSED_ON =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0");

    private final Path zip;
    private final Bill bill;
    /** By class file, where it is. */
    private final Map<String, Set<String>> classes = new HashMap<>();

    private final Set<String> libraries = new TreeSet<>();

    private PackageRules(Path zip, Bill bill) {
        this.zip = zip;
        this.bill = bill;
    }

    /** Each in a sentence; none if all is well. */
    static List<String> violations(Path zip, Bill bill) {
        PackageRules rules = new PackageRules(zip, bill);
        rules.open();
        return Stream.of(rules.size(), rules.twice(), rules.unlisted(), rules.licences())
                .flatMap(found -> found)
                .sorted()
                .toList();
    }

    /** One of a licence's alternatives is enough. */
    static boolean mayBePassedOn(Bill.Part part) {
        return part.licences().stream().anyMatch(PASSED_ON::contains);
    }

    private Stream<String> size() {
        try {
            long bytes = Files.size(zip);
            return bytes <= MOST_BYTES
                    ? Stream.of()
                    : Stream.of(zip.getFileName() + " has " + bytes + " bytes, but at most " + MOST_BYTES
                            + ": see which jar in it is new");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> twice() {
        Map<Set<String>, List<String>> byPlaces = classes.entrySet().stream()
                .filter(found -> found.getValue().size() > 1)
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byPlaces.entrySet().stream()
                .map(both -> zip.getFileName() + " has "
                        + both.getValue().stream().sorted().findFirst().orElse("")
                        + " and " + (both.getValue().size() - 1) + " more in each of " + both.getKey()
                        + ": which of them is loaded is chance");
    }

    private Stream<String> unlisted() {
        Set<String> listed = bill.parts().stream().map(Bill.Part::jar).collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                libraries.stream()
                        .filter(jar -> !listed.contains(jar))
                        .map(jar ->
                                zip.getFileName() + " holds " + jar + ", which its bill of materials does not list"),
                listed.stream()
                        .filter(jar -> !libraries.contains(jar))
                        .map(jar ->
                                zip.getFileName() + " does not hold " + jar + ", which its bill of materials lists"));
    }

    private Stream<String> licences() {
        return bill.parts().stream()
                .filter(part -> !mayBePassedOn(part))
                .map(part -> zip.getFileName() + " would pass on " + part + " under "
                        + (part.licences().isEmpty() ? "no licence that is known" : part.licences())
                        + ": decide in PackageRules, or leave it out");
    }

    private void open() {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
                    libraries.add(name.substring(LIBRARIES.length()));
                    // Not closed: that would close the package around it.
                    note(new ZipInputStream(entries), name.substring(LIBRARIES.length()));
                } else {
                    note(name, "the function itself");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " cannot be read: package the functions first", e);
        }
    }

    private void note(ZipInputStream jar, String place) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            note(entry.getName(), place);
        }
    }

    /** Other versions of a class for other Javas, and what describes modules and packages, may be everywhere. */
    private void note(String file, String place) {
        boolean counts = file.endsWith(".class")
                && !file.startsWith("META-INF/")
                && !file.endsWith("module-info.class")
                && !file.endsWith("package-info.class");
        if (counts) {
            classes.computeIfAbsent(file, unused -> new TreeSet<>()).add(place);
        }
    }

    /** For a person: what is used to build and to test, and in no package, by licence. */
    static Map<String, List<String>> notPassedOn(Bill everything, Stream<Bill> packages) {
        Set<String> inPackages = packages.flatMap(bill -> bill.parts().stream())
                .map(Bill.Part::toString)
                .collect(Collectors.toSet());
        return everything.parts().stream()
                .filter(part -> !part.isOurs() && !inPackages.contains(part.toString()))
                .collect(Collectors.groupingBy(
                        part -> part.licences().isEmpty() ? "unknown" : String.join(" or ", part.licences()),
                        TreeMap::new,
                        Collectors.mapping(Bill.Part::toString, Collectors.toList())));
    }
}
