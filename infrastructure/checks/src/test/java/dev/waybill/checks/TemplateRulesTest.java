package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every template rule notices the one change that breaks it, in a template that is otherwise right. */
class TemplateRulesTest {
    private static final String GOOD = good();
    private static final String NEXT_PROPERTY = "\n      ";

    @Test
    void the_smallest_good_template_breaks_no_rule() {
        assertThat(TemplateRule.violations(Template.parse(GOOD))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            dead-letter queue       | maxReceiveCount: 10            | maxReceiveCount: 3           | OrdersQueue has no dead-letter queue
            dead letters live longer| 1209600                        | 345600                       | OrdersDeadLetterQueue keeps messages for 345600 s
            redrive allowed by name | byQueue                        | allowAll                     | OrdersDeadLetterQueue takes dead letters from anywhere
            both FIFO or neither    | FifoQueue: true                | FifoQueue: false             | OrdersDeadLetterQueue must be FIFO exactly if OrdersQueue is
            encrypted at rest       | SqsManagedSseEnabled: true     | SqsManagedSseEnabled: false  | OrdersQueue is not encrypted
            TLS only                | , !Ref OrdersDeadLetterQueue   | ''                           | OrdersDeadLetterQueue accepts plain HTTP
            alarm on dead letters   | ApproximateNumberOfMessagesVisible | NumberOfMessagesSent     | OrdersDeadLetterQueue has no alarm on ApproximateNumberOfMessagesVisible
            alarm on age            | ApproximateAgeOfOldestMessage  | NumberOfMessagesSent         | OrdersQueue has no alarm on ApproximateAgeOfOldestMessage
            visibility timeout      | VisibilityTimeout: 180         | VisibilityTimeout: 179       | set VisibilityTimeout to 180 or more
            partial batch answers   | [ReportBatchItemFailures]      | []                           | without ReportBatchItemFailures
            concurrency limit       | MaximumConcurrency: !Ref TargetConcurrency | ''               | without ScalingConfig.MaximumConcurrency
            own log group           | RetentionInDays: 30            | LogGroupClass: STANDARD      | has no log group with RetentionInDays
            runtime                 | java25                         | java21                       | must say Runtime java25
            package                 | deliver-orders.zip             | all.zip                      | has CodeUri
            handler                 | DeliverOrdersHandler           | OrdersHandler                | has Handler
            own role                | LoggingConfig:                 | Role: arn:aws:iam::1:role/all/nLoggingConfig: | needs a role of this template
            wildcard action         | sqs:DeleteMessage              | sqs:*                        | allows 'sqs:*'
            wildcard resource       | Resource: !GetAtt OrdersQueue.Arn | Resource: '*'             | on every resource
            ready-made policy       | Policies:                      | Policies:/n  - AmazonSQSFullAccess | uses the ready-made policy
            SAM schema              | BatchSize: 10                  | BatchSizes: 10               | BatchSizes
            references              | LogGroup: !Ref DeliverOrdersLogGroup | LogGroup: !Ref OtherLogGroup | refers to OtherLogGroup
            outputs                 | Value: !Ref OrdersQueue        | Value: !Ref OrderQueue       | Outputs refers to OrderQueue
            circles                 | Properties: { RetentionInDays: 30 } | Properties: { RetentionInDays: 30, LogGroupName: !Ref DeliverOrdersFunction } | DeliverOrdersLogGroup needs itself
            redrive forbidden       | { redrivePermission: denyAll }  | { redrivePermission: allowAll } | OrdersQueue could be made the dead-letter queue
            alias                   | AutoPublishAlias: live         | ''                           | must say AutoPublishAlias
            gradual deployment      | Canary10Percent5Minutes        | AllAtOnce                    | must have a DeploymentPreference
            gradual, own alarm      | MetricName: Errors             | MetricName: Throttles        | must have a DeploymentPreference
            SnapStart               | PublishedVersions              | None                         | set SnapStart
            schedule without retries| RetryPolicy: { MaximumRetryAttempts: 1 } | ''                 | is called by a schedule without RetryPolicy
            limits at the door      | ThrottlingBurstLimit: 20       | ''                           | must limit calls
            routes for everybody    | Method: GET, Path: / }         | Method: GET, Path: /v1, Auth: { Authorizer: NONE } } | with an Auth of its own
            tables                  | PointInTimeRecoveryEnabled: true | PointInTimeRecoveryEnabled: false | LedgerTable must be PAY_PER_REQUEST
            section                 | Outputs:                       | Output:                      | says 'Output'
            resource attribute      | UpdateReplacePolicy: Retain    | UpdateReplacmentPolicy: Retain | says 'UpdateReplacmentPolicy'
            function                | !GetAtt OrdersQueue.Arn        | !GetAt OrdersQueue.Arn       | uses Fn::GetAt
            attribute               | !GetAtt OrdersQueue.Arn        | !GetAtt OrdersQueue.ARN      | is asked for ARN
            type                    | AWS::SQS::QueuePolicy          | AWS::SQS::QueuePolicies      | does not know
            property                | DeletionProtectionEnabled      | DeletionProtection           | has no property 'DeletionProtection'
            property, deeper        | SSEEnabled                     | SseEnabled                   | has no property 'SseEnabled'
            missing property        | KeySchema: [{ AttributeName: pk, KeyType: HASH }] | ''        | must have the property KeySchema
            wrong type              | FifoQueue: true                | FifoQueue: yes please        | must be of type "boolean"
            list for one            | QueueName: !Sub                | QueueName: [x]/nKmsMasterKeyId: !Sub | must be of type "string"
            one for list            | Queues: [!Ref OrdersQueue, !Ref SchedulesDeadLetterQueue, !Ref OrdersDeadLetterQueue] | Queues: all | must be of type {"list":"string"}
            number from a text      | VisibilityTimeout: 180         | VisibilityTimeout: !Sub '180' | must be of type "integer"
            value                   | KeyType: HASH                  | KeyType: HASHED              | is "HASHED", which is none of
            retention there is not  | RetentionInDays: 30            | RetentionInDays: 31          | is 31, which is none of
            handed on by SAM        | ApplyOn: PublishedVersions     | ApplyTo: PublishedVersions   | has no property 'ApplyTo'
            handed on by an event   | MaximumConcurrency: !Ref TargetConcurrency | Maximum: 2       | has no property 'Maximum'
            handed on by the door   | ThrottlingBurstLimit: 20       | ThrottlingBurst: 20          | has no property 'ThrottlingBurst'
            policy                  | Principal: '*'                 | Principals: '*'              | has no property 'Principals'
            policy condition        | aws:SecureTransport            | aws:SecuredTransport         | is none of
            complete alarms         | EvaluationPeriods: 1           | DatapointsToAlarm: 1         | must say EvaluationPeriods
            """)
    void a_broken_template_is_noticed(String rule, String good, String broken, String noticed) {
        assertThat(GOOD).contains(good);
        String changed = GOOD.replaceFirst(Pattern.quote(good), broken.replace("/n", NEXT_PROPERTY));

        List<String> violations = TemplateRule.violations(Template.parse(changed));

        assertThat(violations).as(rule).anySatisfy(violation -> assertThat(violation)
                .contains(noticed));
    }

    @Test
    void two_functions_with_one_role_are_both_named() {
        Template template = Template.parse("""
                Resources:
                  Role: { Type: AWS::IAM::Role }
                  AFunction: { Type: AWS::Serverless::Function, Properties: { Role: !GetAtt Role.Arn } }
                  BFunction: { Type: AWS::Serverless::Function, Properties: { Role: !GetAtt Role.Arn } }
                """);

        assertThat(PermissionRules.rules().getFirst().check().apply(template)).hasSize(2);
    }

    @Test
    void short_tags_and_substitutions_are_followed() {
        Template template = Template.parse("""
                Resources:
                  A: { Type: T, Properties: { X: !Sub '${B.Arn}/${AWS::Region}/${!C}', Y: !Join ['', [!GetAtt D.Arn]] } }
                """);

        assertThat(Template.references(template.json())).containsExactlyInAnyOrder("B", "D");
    }

    private static String good() {
        try (InputStream text =
                Objects.requireNonNull(TemplateRulesTest.class.getResourceAsStream("/template/good.yaml"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
