package dev.waybill.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Place HERE = Place.local("http://127.0.0.1:9324", Map.of());

    private static final JsonMapper JSON = new JsonMapper();

    private static final String FILTER = """
            Resources:
              Lines: { Type: AWS::Logs::LogGroup }
              Count:
                Type: AWS::Logs::MetricFilter
                Properties:
                  LogGroupName: !Ref Lines
                  FilterPattern: '{ ($.message = "sold") && ($.paid IS TRUE) }'
                  MetricTransformations:
                    - MetricNamespace: !Sub Shop/${AWS::StackName}
                      MetricName: Sold
                      MetricValue: $.pieces
                      Dimensions: [{ Key: Shop, Value: $.shop }]
            """;

    private static final String SMALL = """
            Parameters:
              Speed: { Type: Number, Default: 3 }
            Conditions:
              Fast: !Not [!Equals [!Ref Speed, "1"]]
            Globals:
              Function:
                Timeout: 20
                Environment: { Variables: { EVERYWHERE: "yes" } }
            Resources:
              Orders:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub "${AWS::StackName}-orders.fifo"
                  FifoQueue: true
                  VisibilityTimeout: 120
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }
              Dead:
                Type: AWS::SQS::Queue
                Properties: { FifoQueue: true }
              Ledger:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }, { AttributeName: open, AttributeType: S }]
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }]
                  GlobalSecondaryIndexes:
                    - IndexName: open
                      KeySchema: [{ AttributeName: open, KeyType: HASH }]
                      Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [latest] }
                  TimeToLiveSpecification: { AttributeName: expires, Enabled: true }
              Deliver:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Handler
                  Environment:
                    Variables:
                      TABLE: !Ref Ledger
                      QUEUE: !Ref Orders
                      NAME: !GetAtt Dead.QueueName
                      TEXT: !Sub ["${a} in ${AWS::Region} ${!kept}", { a: !Ref Speed }]
                      JOINED: !Join ["-", [a, !Ref Speed]]
                      CHOSEN: !If [Fast, quick, slow]
                      SELF: !Sub "${Deliver} is ${Deliver.Arn}"
                      ABSENT: !If [Fast, !Ref "AWS::NoValue", there]
                  Events:
                    In:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Orders.Arn
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        ScalingConfig: { MaximumConcurrency: !Ref Speed }
                    Web:
                      Type: HttpApi
                      Properties: { Method: post, Path: "/in/{system}" }
                    Often:
                      Type: ScheduleV2
                      Properties: { ScheduleExpression: "rate(5 minutes)", Input: '{"all":true}' }
                    Daily:
                      Type: Schedule
                      Properties: { Schedule: rate(1 day) }
                    Off:
                      Type: ScheduleV2
                      Properties: { ScheduleExpression: "cron(0 3 * * ? *)", State: DISABLED }
                    AlsoOff:
                      Type: Schedule
                      Properties: { Schedule: rate(1 hour), Enabled: false }
            """;

    @Test
    void references_are_resolved_to_what_they_are_here() {
        FunctionSpec function = Template.parse(SMALL, HERE).functions().getFirst();

        assertThat(function.environment())
                .containsEntry("TABLE", "waybill-Ledger")
                .containsEntry("QUEUE", "http://127.0.0.1:9324/000000000000/waybill-orders.fifo")
                .containsEntry("NAME", "waybill-Dead.fifo")
                .containsEntry("TEXT", "3 in eu-central-1 ${kept}")
                .containsEntry("JOINED", "a-3")
                .containsEntry("CHOSEN", "quick")
                .containsEntry(
                        "SELF", "waybill-Deliver is arn:aws:lambda:eu-central-1:000000000000:function:waybill-Deliver")
                .containsEntry("EVERYWHERE", "yes")
                .doesNotContainKey("ABSENT");
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(function.callers().routes())
                .containsExactly(new FunctionSpec.Route("POST", "/in/{system}", Optional.empty(), Optional.empty()));
    }

    @Test
    void a_mapping_has_lambda_s_defaults_and_what_is_written() {
        FunctionSpec.Mapping mapping = Template.parse(SMALL, HERE)
                .functions()
                .getFirst()
                .callers()
                .mappings()
                .getFirst();

        assertThat(mapping.batch()).isEqualTo(10);
        assertThat(mapping.window()).isZero();
        assertThat(mapping.partial()).isTrue();
        assertThat(mapping.concurrency()).isEqualTo(3);
        assertThat(mapping.queue().logical()).isEqualTo("Orders");
    }

    @Test
    void schedules_that_are_on_have_their_rate_and_input() {
        FunctionSpec function = Template.parse(SMALL, HERE).functions().getFirst();

        assertThat(function.callers().schedules())
                .containsExactly(
                        new ScheduleSpec(
                                "arn:aws:scheduler:eu-central-1:000000000000:schedule/default/DeliverOften",
                                Duration.ofMinutes(5),
                                Optional.of("{\"all\":true}")),
                        new ScheduleSpec(
                                "arn:aws:events:eu-central-1:000000000000:rule/DeliverDaily",
                                Duration.ofDays(1),
                                Optional.empty()));
    }

    @Test
    void a_function_is_named_as_the_template_says_or_after_the_stack() {
        String named = SMALL.replace("Handler: some.Handler", "Handler: some.Handler\n      FunctionName: deliver");

        assertThat(Template.parse(SMALL, HERE).functions().getFirst().name()).isEqualTo("waybill-Deliver");
        assertThat(Template.parse(named, HERE).functions().getFirst().name()).isEqualTo("deliver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 3 * * ? *)", "at(2026-12-01T00:00:00)", "rate(0 minutes)", "rate(5 seconds)"})
    void what_is_no_rate_is_said_in_a_sentence(String expression) {
        assertThatThrownBy(() -> Template.parse(SMALL.replace("rate(5 minutes)", expression), HERE))
                .hasMessageContaining("Deliver is called on the schedule '" + expression + "'")
                .hasMessageContaining("only rates");
    }

    @Test
    void queues_and_tables_carry_their_attributes() {
        Template template = Template.parse(SMALL, HERE);

        assertThat(template.queues().getFirst().attributes())
                .containsEntry("FifoQueue", "true")
                .containsEntry(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:waybill-Dead.fifo\",\"maxReceiveCount\":\"5\"}");
        TableSpec table = template.tables().getFirst();
        assertThat(table.keys()).containsExactly(new TableSpec.Key("pk", "HASH"));
        assertThat(table.indexes().getFirst().included()).containsExactly("latest");
        assertThat(table.timeToLive()).contains("expires");
    }

    @Test
    void the_product_s_own_template_is_understood() {
        Template template = Template.read(Path.of("../../template.yaml"), HERE);

        assertThat(template.functions()).extracting(FunctionSpec::logical).contains("ReceiveWebhookFunction");
        assertThat(template.functions())
                .flatExtracting(function -> function.callers().mappings())
                .extracting(mapping -> mapping.queue().isFifo())
                .contains(true);
        assertThat(template.tables()).hasSize(2);
        assertThat(List.of("LEDGER_TABLE", "ORDERS_QUEUE_URL"))
                .allSatisfy(name -> assertThat(template.variable(name)).isPresent());
    }

    @Test
    void a_route_takes_as_many_calls_as_its_api_says_of_it_or_of_all() {
        String withApi = SMALL.replace("Method: post", "ApiId: !Ref Api, Method: post") + """
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  DefaultRouteSettings: { ThrottlingRateLimit: !Ref Speed, ThrottlingBurstLimit: 7 }
            """;
        String ofRoute = withApi
                + "      RouteSettings: { 'POST /in/{system}': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 6 } }\n";
        Template product = Template.read(Path.of("../../template.yaml"), HERE);

        assertThat(throttles(Template.parse(withApi, HERE))).containsExactly(new FunctionSpec.Throttle(3, 7));
        assertThat(throttles(Template.parse(ofRoute, HERE))).containsExactly(new FunctionSpec.Throttle(5, 6));
        assertThat(throttles(product)).contains(new FunctionSpec.Throttle(50, 200));
        assertThatThrownBy(() ->
                        Template.parse(withApi.replace("ThrottlingBurstLimit: 7", "ThrottlingBurstLimit: 0"), HERE))
                .hasMessageContaining("'POST /in/{system}'")
                .hasMessageContaining("ThrottlingBurstLimit");
        assertThatThrownBy(() -> Template.parse(withApi + "      CorsConfiguration: { x: y }\n", HERE))
                .hasMessageContaining("Api has the property 'CorsConfiguration'");
    }

    private static List<FunctionSpec.Throttle> throttles(Template template) {
        return template.functions().stream()
                .flatMap(function -> function.callers().routes().stream())
                .flatMap(route -> route.throttle().stream())
                .toList();
    }

    @Test
    void what_aws_would_refuse_or_is_not_known_here_is_said_in_a_sentence() {
        assertThatThrownBy(() -> Template.parse(SMALL.replace("VisibilityTimeout: 120", "VisibilityTimeout: 10"), HERE))
                .hasMessageContaining("AWS refuses to let Orders call Deliver");
        assertThatThrownBy(() -> Template.parse(SMALL.replace("Type: HttpApi", "Type: Kinesis"), HERE))
                .hasMessageContaining("Deliver is called by Kinesis");
        assertThatThrownBy(() -> Template.parse(SMALL.replace("!Join [", "!Base64 ["), HERE))
                .hasMessageContaining("Fn::Base64");
        assertThatThrownBy(() -> Template.parse(SMALL.replace("!Ref Ledger", "!Ref Nothing"), HERE))
                .hasMessageContaining("'Nothing'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dead:                   | Extra: { Type: AWS::Kinesis::Stream }/n  Dead:  | Extra is of type 'AWS::Kinesis::Stream'
            Handler: some.Handler   | Handler: some.Handler/n      Layers: [x]        | Deliver has the property 'Layers'
            { FifoQueue: true }     | { FifoQueue: true, FairQueue: true }            | Dead has the property 'FairQueue'
            Method: post            | TimeoutInMillis: 5, Method: post                | Deliver has the property 'TimeoutInMillis'
            { ScheduleExpression: "rate | { StartDate: x, ScheduleExpression: "rate   | Deliver has the property 'StartDate'
            AttributeDefinitions:   | StreamSpecification: { x: y }/n      AttributeDefinitions: | Ledger has the property 'StreamSpecification'
            """)
    void what_nobody_decided_about_is_refused_and_not_left_out_by_accident(String where, String changed, String said) {
        String text = SMALL.replaceFirst(Pattern.quote(where), Matcher.quoteReplacement(changed.replace("/n", "\n")));

        assertThatThrownBy(() -> Template.parse(text, HERE))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("say in Understood");
    }

    @Test
    void a_route_with_an_authorizer_of_its_own_is_refused_as_the_local_run_would_let_the_wrong_people_in() {
        for (String own : List.of("{ Authorizer: Other }", "{ OverrideApiAuth: true }")) {
            String text = SMALL.replace("Method: post", "Auth: " + own + ", Method: post");
            assertThatThrownBy(() -> Template.parse(text, HERE))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining("route's");
        }
    }

    @Test
    void a_route_that_needs_no_token_says_so_and_a_parameter_may_have_another_value() {
        Template template = Template.read(
                Path.of("../../template.yaml"),
                Place.local(
                        "http://127.0.0.1:9324",
                        Map.of("OperatorIssuer", "http://127.0.0.1:1", "OperatorAudience", "me")));

        Map<String, Optional<FunctionSpec.Authorizer>> routes = template.functions().stream()
                .filter(function -> function.logical().equals("OperatorApiFunction"))
                .flatMap(function -> function.callers().routes().stream())
                .collect(Collectors.toMap(FunctionSpec.Route::key, FunctionSpec.Route::authorizer));

        assertThat(routes).containsOnlyKeys("ANY /v1/{proxy+}", "GET /", "GET /console/{proxy+}");
        assertThat(routes.get("GET /")).isEmpty();
        assertThat(routes.get("GET /console/{proxy+}")).isEmpty();
        assertThat(routes.get("ANY /v1/{proxy+}"))
                .hasValue(new FunctionSpec.Authorizer("http://127.0.0.1:1", Set.of("me")));
        assertThat(template.variable("OPERATOR_ISSUER")).hasValue("http://127.0.0.1:1");
    }

    @Test
    void metric_filters_count_lines_that_say_all_they_ask_for() throws Exception {
        MetricFilterSpec filter = Template.parse(FILTER, HERE).metricFilters().getFirst();

        assertThat(filter.logGroup()).isEqualTo("waybill-Lines");
        assertThat(filter.count(JSON.readTree("{\"message\":\"sold\",\"paid\":true,\"pieces\":3,\"shop\":\"es\"}")))
                .contains(new MetricFilterSpec.Count(
                        new MetricFilterSpec.Series("Shop/waybill", "Sold", Map.of("Shop", "es")), 3));
        for (String other : List.of(
                "{\"message\":\"asked\",\"paid\":true,\"pieces\":3,\"shop\":\"es\"}",
                "{\"message\":\"sold\",\"paid\":\"true\",\"pieces\":3,\"shop\":\"es\"}",
                "{\"message\":\"sold\",\"paid\":true,\"shop\":\"es\"}",
                "{\"message\":\"sold\",\"paid\":true,\"pieces\":3}")) {
            assertThat(filter.count(JSON.readTree(other))).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ ($.pieces > 3) }", "sold", "{ ($.a = \"b\") || ($.c = \"d\") }", "{ $.message = \"sold\" }"})
    void a_pattern_that_the_local_run_does_not_know_is_named(String pattern) {
        assertThatThrownBy(() -> Template.parse(
                        FILTER.replaceAll("FilterPattern: .*", "FilterPattern: '" + pattern.replace("$", "\\$") + "'"),
                        HERE))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Count has the pattern '");
    }
}
