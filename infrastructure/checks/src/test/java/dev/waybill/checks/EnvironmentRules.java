package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.waybill.checks.Template.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A function's code and its entry in the template agree: the handler exists, and the variables it reads are the ones it is
 * given. What it reads is taken from the compiled {@code ...Wiring} classes that the handler reaches: every text constant that
 * looks like a variable's name.
 */
record EnvironmentRules(JavaClasses product) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
    /** Read by the runtime, the JVM or Powertools, not by us. */
    private static final Pattern OF_OTHERS = Pattern.compile("JAVA_TOOL_OPTIONS|(POWERTOOLS|AWS|LOG4J)_[A-Z0-9_]+");

    List<String> violations(Template template) {
        return template.functions().flatMap(function -> violations(function)).toList();
    }

    private Stream<String> violations(Resource function) {
        String handler = function.properties().path("Handler").asText().replaceFirst("::.*", "");
        return product.stream()
                .filter(type -> type.getName().equals(handler))
                .findFirst()
                .map(type -> Stream.concat(notAHandler(function, type), differences(function, type)))
                .orElseGet(() -> Stream.of(function.because("names a handler that does not exist: " + handler)));
    }

    private static Stream<String> notAHandler(Resource function, JavaClass type) {
        boolean takesEvents = type.getAllRawInterfaces().stream()
                .anyMatch(implemented -> Habits.LAMBDA_ENTRIES.contains(implemented.getName()));
        boolean canBeMade = type.tryGetConstructor()
                .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                .isPresent();
        return takesEvents && canBeMade
                ? Stream.of()
                : Stream.of(function.because("names " + type.getName()
                        + ", which is not a RequestHandler with a public constructor" + " without arguments"));
    }

    private Stream<String> differences(Resource function, JavaClass handler) {
        JsonNode given = function.properties().path("Environment").path("Variables");
        Set<String> read = readBy(handler);
        Stream<String> missing = read.stream()
                .filter(name -> !given.has(name))
                .map(name -> function.because("is not given " + name + ", which its code reads"));
        Stream<String> useless = given.properties().stream()
                .map(variable -> variable.getKey())
                .filter(name -> !read.contains(name) && !OF_OTHERS.matcher(name).matches())
                .map(name -> function.because("is given " + name + ", which nothing in it reads"));
        return Stream.concat(missing, useless);
    }

    private static Set<String> readBy(JavaClass handler) {
        Set<String> names = new TreeSet<>();
        reachable(handler, new HashSet<>()).stream()
                .filter(Walls::isWiring)
                .flatMap(EnvironmentRules::textConstants)
                .filter(text -> VARIABLE.matcher(text).matches())
                .filter(name -> !OF_OTHERS.matcher(name).matches())
                .forEach(names::add);
        return names;
    }

    private static Set<JavaClass> reachable(JavaClass type, Set<JavaClass> seen) {
        if (type.getPackageName().startsWith("dev.waybill.") && type.getSource().isPresent() && seen.add(type)) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .forEach(target -> reachable(target, seen));
        }
        return seen;
    }

    static Stream<String> textConstants(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(bytes.readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
