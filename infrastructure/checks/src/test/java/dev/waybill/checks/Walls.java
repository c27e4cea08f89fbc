package dev.waybill.checks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which room may know which, and what may not come into a room. */
final class Walls {
    private static final Pattern PURE = Pattern.compile("java\\..*|org\\.jspecify\\..*|dev\\.waybill\\.domain\\..*");
    private static final Pattern PROTOCOL =
            Pattern.compile("java\\.net\\.http\\..*|com\\.fasterxml\\..*|software\\.amazon\\..*|com\\.amazonaws\\..*");
    private static final Pattern AWS_SDK = Pattern.compile("software\\.amazon\\.awssdk\\..*");
    private static final Pattern LAMBDA = Pattern.compile("com\\.amazonaws\\.services\\.lambda\\..*");

    private Walls() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of("module-graph", Walls::outsideTheGraph),
                Rule.of("wire-stays-home", type -> describe(type, target -> isWireOfAnother(type, target))),
                new Rule(
                        "package-cycles",
                        slices().matching("dev.waybill.(**)").should().beFreeOfCycles()),
                Rule.of("domain-is-pure", type -> isIn(type, "domain") ? outside(type, PURE) : Stream.of()),
                Rule.of("flows-know-no-protocol", type -> isIn(type, "flows") ? inside(type, PROTOCOL) : Stream.of()),
                Rule.of(
                        "aws-stays-in-aws",
                        type -> isIn(type, "aws") || isWiring(type) || isInfrastructure(type)
                                ? Stream.of()
                                : inside(type, AWS_SDK)),
                Rule.of(
                        "lambda-stays-in-functions",
                        type -> isIn(type, "functions") || isInfrastructure(type)
                                ? Stream.of()
                                : inside(type, LAMBDA)));
    }

    static boolean isIn(JavaClass type, String room) {
        return (type.getPackageName() + ".").startsWith("dev.waybill." + room + ".");
    }

    static boolean isInfrastructure(JavaClass type) {
        return Room.of(type)
                .filter(room -> room.name().startsWith("infrastructure/"))
                .isPresent();
    }

    static boolean isWiring(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "").endsWith("Wiring");
    }

    private static Stream<String> outsideTheGraph(JavaClass type) {
        Optional<Room> room = Room.of(type);
        if (room.isEmpty()) {
            return Stream.of(type.getName() + " is not below dev.waybill");
        }
        return describe(type, target -> Room.of(target)
                        .filter(other -> !room.get().may(other))
                        .isPresent())
                .map(violation -> room.get().name() + " may not know: " + violation);
    }

    private static boolean isWireOfAnother(JavaClass type, JavaClass target) {
        String name = target.getPackageName() + ".";
        int wire = name.indexOf(".wire.");
        return isIn(target, "connectors") && wire > 0 && !type.getPackageName().startsWith(name.substring(0, wire));
    }

    private static Stream<String> inside(JavaClass type, Pattern names) {
        return describe(type, target -> names.matcher(target.getName()).matches());
    }

    private static Stream<String> outside(JavaClass type, Pattern names) {
        return describe(
                type,
                target -> !target.getBaseComponentType().isPrimitive()
                        && !names.matcher(target.getBaseComponentType().getName())
                                .matches());
    }

    private static Stream<String> describe(JavaClass type, Predicate<JavaClass> forbidden) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }
}
