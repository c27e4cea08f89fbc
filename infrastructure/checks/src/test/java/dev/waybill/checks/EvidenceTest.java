package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved queries, dashboards and alarms name only what is emitted, and page once. */
class EvidenceTest {
    private static final Template TEMPLATE = Template.parse(Repository.read(Repository.ROOT.resolve("template.yaml")));
    private static final String OBSERVABILITY =
            Repository.read(Repository.ROOT.resolve("infrastructure/observability/observability.yaml"));
    private static final EvidenceRules RULES = new EvidenceRules(Repository.productClasses(), TEMPLATE);
    private static final CountRules COUNTS = new CountRules(Repository.productClasses());

    @Test
    void every_field_and_metric_that_is_named_is_emitted() {
        assertThat(RULES.violations(TEMPLATE)).isEmpty();
        assertThat(RULES.violations(Template.parse(OBSERVABILITY))).isEmpty();
    }

    @Test
    void what_metric_filters_count_is_printed_and_what_is_asked_for_is_counted() {
        assertThat(COUNTS.violations(TEMPLATE)).isEmpty();
        assertThat(CountRules.metrics(TEMPLATE))
                .contains("Waybill/${StackName} Changes [Flow=stock-to-shops, Outcome=RECEIVED]");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ($.ends IS TRUE)           | ($.end IS TRUE)          | DeliverOrdersEndedFilter counts by the field end,
            ($.ends IS TRUE)           | ($.outcome = "DELIVRED") | compares with the word DELIVRED
            MetricValue: $.changes     | MetricValue: $.change    | counts by the field change, which no line 'changes.counted'
            Value: $.flow              | Value: $.flows           | counts by the field flows
            Key: Flow                  | Key: Floe                | never asks for
            MetricName: Changes        | MetricName: Change       | never asks for
            ($.message = "changes.counted") | ($.message = "changes.seen") | has 0 metric filters of lines 'changes.counted' but must have 1
            LogGroupName: !Ref DeliverStockLogGroup | LogGroupName: !Ref DeliverOrdersLogGroup | has 2 metric filters
            LogGroupName: !Ref DeliverStockLogGroup | LogGroupName: !Ref ReceiveWebhookLogGroup | but must have 0
            METRIC_NAMESPACE: !Sub Waybill/ | METRIC_NAMESPACE: !Sub Waybill- | never asks for
            """)
    void a_filter_that_counts_nothing_or_twice_is_noticed(String good, String broken, String noticed) {
        String template = Repository.read(Repository.ROOT.resolve("template.yaml"));
        assertThat(template).contains(good);

        assertThat(COUNTS.violations(Template.parse(template.replaceFirst(Pattern.quote(good), quoted(broken)))))
                .anySatisfy(violation -> assertThat(violation).contains(noticed));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    @Test
    void the_nested_stack_breaks_no_rule() {
        assertThat(TemplateRule.violations(Template.parse(OBSERVABILITY))).isEmpty();
    }

    @Test
    void each_alarm_is_a_child_of_one_that_pages_and_tells_nobody_itself() {
        assertThat(PagingRules.violations(TEMPLATE, Template.parse(OBSERVABILITY)))
                .isEmpty();
    }

    @Test
    void what_does_not_work_rings_an_alarm() {
        assertThat(RULES.unwatched(TEMPLATE)).isEmpty();
        assertThat(RULES.unwatched(Template.parse("Resources: {}")))
                .contains("Waybill BalancesFailing [Stack]", "Waybill PollsFailing [Stack]");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            by code, target_system, flow, outcome | by code, target_sytem, flow, outcome | FailuresQuery asks for the field target_sytem
            pct(duration_ms, 99)                  | pct(duration, 99)                    | SlowTargetsQuery asks for the field duration
            "webhook.answered" and                | "webhook.refused" and                | RefusedWebhooksQuery asks for the line webhook.refused
            outcome = "SKIPPED"                   | outcome = "SKIPED"                   | SkippedQuery asks for the word SKIPED
            sum(pages)                            | sum(previewed)                       | PollsQuery asks for the field previewed
            "Waybill", "OldestUndeliveredSeconds" | "Waybill", "OldestUndelivered"       | names the metric Waybill OldestUndelivered [Stack]
            "Waybill", "OpenIncidents", "Stack"   | "Waybill", "OpenIncidents", "System" | names the metric Waybill OpenIncidents [System]
            "NumberOfMessagesSent", "QueueName"   | "MessagesSent", "QueueName"          | names the metric AWS/SQS MessagesSent [QueueName]
            "Outcome", "DELIVERED"                | "Outcome", "DELIVRED"                 | Outcome=DELIVRED
            sum(again) as retries, sum(duration_ms) / 1000 as seconds_at_work by | sum(agian) as seconds_at_work by | by target' asks for the field agian
            """)
    void a_misspelt_name_is_noticed(String good, String broken, String noticed) {
        assertThat(OBSERVABILITY).contains(good);

        List<String> violations = RULES.violations(Template.parse(OBSERVABILITY.replace(good, broken)));

        assertThat(violations).anySatisfy(violation -> assertThat(violation).contains(noticed));
    }

    @Test
    void an_alarm_that_pages_by_itself_or_that_nobody_hears_is_noticed() {
        Template template = Template.parse("""
                Resources:
                  Loud: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmActions: [x] } }
                  Unheard: { Type: AWS::CloudWatch::Alarm }
                  Observability:
                    Type: AWS::CloudFormation::Stack
                    Properties: { Parameters: { SomeAlarms: !Join [',', [!Ref Loud]], Other: x } }
                """);
        Template nested = Template.parse("Parameters: { SomeAlarms: {}, Missing: {} }\nResources: {}");

        assertThat(PagingRules.violations(template, nested))
                .satisfiesExactlyInAnyOrder(
                        loud -> assertThat(loud).contains("Loud pages by itself"),
                        stray -> assertThat(stray).contains("Unheard must be in exactly one list"),
                        unknown -> assertThat(unknown).contains("gives Other"),
                        missing -> assertThat(missing).contains("does not give Missing"),
                        silent -> assertThat(silent).contains("no alarm that pages is made of SomeAlarms"));
    }
}
