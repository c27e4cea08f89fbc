package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How code is written inside a room: time, chance, state, failures and names. */
final class Habits {
    /** Calls that take from the machine what should come through a constructor; those with arguments are harmless. */
    private static final Set<String> FROM_THE_MACHINE = Set.of(
            "java.lang.System.getenv(",
            "java.lang.System.currentTimeMillis()",
            "java.lang.Math.random()",
            "java.time.Clock.systemDefaultZone()",
            "java.time.Clock.systemUTC()",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.security.SecureRandom.<init>()",
            "java.util.Random.<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.concurrent.ThreadLocalRandom.current()");

    private static final Set<String> BARE =
            Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Error", "java.lang.Throwable");
    private static final Set<String> BINARY_FRACTIONS =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(secret|token|password|credential|api_?key|access_?key|private_?key).*");
    /** What a record prints as it is. */
    private static final Set<String> READABLE = Set.of("java.lang.String", "[B", "[C", "java.util.Map");

    private static final Pattern BANNED_NAME = Pattern.compile(
            ".*(Manager|Service|Processor|Helper|Helpers|Util|Utils|Impl|Base|Info|Data|DTO|Dto)|Abstract.*");
    private static final Pattern BANNED_PACKAGE = Pattern.compile(".*\\.(util|utils|common|core|base|misc)(\\..*)?");
    static final Set<String> LAMBDA_ENTRIES = Set.of(
            "com.amazonaws.services.lambda.runtime.RequestHandler",
            "com.amazonaws.services.lambda.runtime.RequestStreamHandler");

    private Habits() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of("clock-and-chance-come-in", Habits::takenFromTheMachine),
                Rule.of("amounts-are-exact", Habits::binaryFractions),
                Rule.of("no-mutable-static", Habits::mutableStatics),
                Rule.of("secrets-are-not-printed", Habits::printedSecrets),
                Rule.of("no-bare-exception", Habits::bareExceptions),
                Rule.of("plain-names", Habits::bannedNames),
                Rule.of("null-marked", Habits::unmarkedPackages),
                Rule.of("handlers-are-named-so", Habits::misplacedHandlers));
    }

    private static Stream<String> takenFromTheMachine(JavaClass type) {
        if (Walls.isWiring(type) || Walls.isInfrastructure(type)) {
            return Stream.of();
        }
        return accesses(type)
                .filter(access -> !handsOnTheEnvironment(type, access))
                .filter(access -> FROM_THE_MACHINE.stream().anyMatch(call(access)::startsWith))
                .map(JavaAccess::getDescription);
    }

    /** A handler's constructor without arguments may give the whole environment to its wiring. */
    private static boolean handsOnTheEnvironment(JavaClass type, JavaAccess<?> access) {
        return Walls.isIn(type, "functions")
                && type.getSimpleName().endsWith("Handler")
                && call(access).equals("java.lang.System.getenv()");
    }

    private static Stream<String> binaryFractions(JavaClass type) {
        return Walls.isIn(type, "domain")
                ? type.getFields().stream()
                        .filter(field -> BINARY_FRACTIONS.contains(
                                field.getRawType().getBaseComponentType().getName()))
                        .map(JavaField::getDescription)
                : Stream.of();
    }

    private static Stream<String> mutableStatics(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaField::getDescription);
    }

    /** A record prints all that it holds, into a log or a failure; a {@code Secret} hides itself. */
    private static Stream<String> printedSecrets(JavaClass type) {
        return type.isRecord()
                ? type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> SECRET_NAME.matcher(field.getName()).matches())
                        .filter(field -> READABLE.contains(field.getRawType().getName()))
                        .filter(field -> field.getType().getAllInvolvedRawTypes().stream()
                                .noneMatch(part -> part.getSimpleName().equals("Secret")))
                        .map(field -> field.getFullName() + " is printed by its record: hold a Secret")
                : Stream.of();
    }

    /** A constructor calling its own superclass's is how an exception type of ours begins, not a bare one. */
    private static Stream<String> bareExceptions(JavaClass type) {
        return accesses(type)
                .filter(JavaConstructorCall.class::isInstance)
                .filter(access -> BARE.contains(access.getTargetOwner().getName()))
                .filter(access -> !type.getRawSuperclass()
                        .filter(access.getTargetOwner()::equals)
                        .isPresent())
                .map(JavaAccess::getDescription);
    }

    /** Types in a {@code wire} package are named as in the foreign system's own documentation. */
    private static Stream<String> bannedNames(JavaClass type) {
        boolean badName = BANNED_NAME.matcher(type.getSimpleName()).matches()
                && !type.getPackageName().endsWith(".wire");
        boolean badPackage = BANNED_PACKAGE.matcher(type.getPackageName()).matches();
        return badName || badPackage
                ? Stream.of(type.getName() + " has a name that says nothing (style §4): name it after what it does")
                : Stream.of();
    }

    private static Stream<String> unmarkedPackages(JavaClass type) {
        return type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                ? Stream.of()
                : Stream.of(type.getPackageName() + " has no package-info.java with @NullMarked, needed for "
                        + type.getSimpleName());
    }

    private static Stream<String> misplacedHandlers(JavaClass type) {
        boolean isOne = type.getAllRawInterfaces().stream()
                .anyMatch(implemented -> LAMBDA_ENTRIES.contains(implemented.getName()));
        boolean isRight = type.getSimpleName().endsWith("Handler") && Walls.isIn(type, "functions");
        return isOne && !isRight
                ? Stream.of(type.getName() + " takes Lambda events: it belongs into functions and is named ...Handler")
                : Stream.of();
    }

    private static Stream<JavaAccess<?>> accesses(JavaClass type) {
        return type.getAccessesFromSelf().stream();
    }

    private static String call(JavaAccess<?> access) {
        return access.getTarget().getFullName();
    }
}
