package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One rule about the code, with the name under which its broken snippet is kept in {@code src/test/resources/broken}. */
record Rule(String name, ArchRule rule) {
    /** A rule that looks at one class at a time and says in words each way in which that class breaks it. */
    static Rule of(String name, Function<JavaClass, Stream<String>> violations) {
        return new Rule(name, ArchRuleDefinition.classes().should(new ArchCondition<>("keep to " + name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                violations.apply(type).forEach(violation -> events.add(SimpleConditionEvent.violated(type, violation)));
            }
        }));
    }

    /** Every place that breaks it. */
    List<String> violations(JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> name + ": " + detail)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
