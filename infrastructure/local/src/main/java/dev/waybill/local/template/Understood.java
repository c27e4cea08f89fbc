package dev.waybill.local.template;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a template the local run obeys, and what it leaves to AWS on purpose. Anything else is refused, so that nothing that is
 * deployed is left out here by accident.
 */
final class Understood {
    private static final Set<String> TYPES_OBEYED = Set.of(
            "AWS::DynamoDB::Table",
            "AWS::Logs::MetricFilter",
            "AWS::SQS::Queue",
            "AWS::Serverless::Function",
            "AWS::Serverless::HttpApi");

    /** Rights, alarms, logs and deployment: a process that ends with its terminal has none of them. */
    private static final Set<String> TYPES_LEFT_TO_AWS = Set.of(
            "AWS::CloudFormation::Stack",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Cognito::UserPool",
            "AWS::Cognito::UserPoolClient",
            "AWS::Cognito::UserPoolDomain",
            "AWS::Cognito::UserPoolGroup",
            "AWS::IAM::Role",
            "AWS::KMS::Key",
            "AWS::Logs::LogGroup",
            "AWS::Logs::QueryDefinition",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy");

    /** By type of resource or event: what is obeyed, and what is left to AWS. */
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "AWS::Serverless::Function",
                    either(
                            Set.of(
                                    "Environment",
                                    "Events",
                                    "FunctionName",
                                    "Handler",
                                    "LoggingConfig",
                                    "MemorySize",
                                    "Timeout"),
                            Set.of(
                                    "Architectures",
                                    "AutoPublishAlias",
                                    "AutoPublishAliasAllProperties",
                                    "CodeUri",
                                    "DeploymentPreference",
                                    "Description",
                                    "EventInvokeConfig",
                                    "Role",
                                    "Runtime",
                                    "SnapStart",
                                    "Tags")),
            "AWS::SQS::Queue",
                    either(
                            either(QueueReader.PLAIN, Set.of("QueueName", "RedrivePolicy")),
                            Set.of("KmsMasterKeyId", "RedriveAllowPolicy", "SqsManagedSseEnabled", "Tags")),
            "AWS::DynamoDB::Table",
                    either(
                            Set.of(
                                    "AttributeDefinitions",
                                    "GlobalSecondaryIndexes",
                                    "KeySchema",
                                    "TableName",
                                    "TimeToLiveSpecification"),
                            Set.of(
                                    "BillingMode",
                                    "DeletionProtectionEnabled",
                                    "PointInTimeRecoverySpecification",
                                    "SSESpecification",
                                    "Tags")),
            "AWS::Logs::MetricFilter", Set.of("FilterPattern", "LogGroupName", "MetricTransformations"),
            "SQS",
                    Set.of(
                            "BatchSize",
                            "FunctionResponseTypes",
                            "MaximumBatchingWindowInSeconds",
                            "Queue",
                            "ScalingConfig"),
            "ScheduleV2",
                    either(
                            Set.of("Input", "Name", "ScheduleExpression", "State"),
                            Set.of("DeadLetterConfig", "Description", "OmitName", "RetryPolicy")),
            "Schedule", Set.of("Description", "Enabled", "Input", "Name", "Schedule", "State"),
            "AWS::Serverless::HttpApi",
                    either(
                            Set.of("Auth", "DefaultRouteSettings", "RouteSettings"),
                            Set.of("AccessLogSettings", "Description", "FailOnWarnings", "Tags")),
            "HttpApi", either(Set.of("ApiId", "Auth", "Method", "Path"), Set.of("PayloadFormatVersion")));

    private Understood() {}

    /** @throws TemplateException if there is a type of resource that nobody decided about */
    static void checkTypes(Map<String, Object> template) {
        Tree.in(template, "Resources").orElse(Map.of()).forEach((logical, resource) -> {
            String type = Tree.text(Tree.map(resource), "Type").orElse("");
            if (!TYPES_OBEYED.contains(type) && !TYPES_LEFT_TO_AWS.contains(type)) {
                throw unknown(logical + " is of type '" + type + "'");
            }
        });
    }

    /** @throws TemplateException if there is a property that nobody decided about */
    static void checkProperties(String logical, String type, Map<String, Object> properties) {
        Set<String> known = PROPERTIES.getOrDefault(type, properties.keySet());
        properties.keySet().stream()
                .filter(property -> !known.contains(property))
                .sorted()
                .findFirst()
                .ifPresent(property -> {
                    throw unknown(logical + " has the property '" + property + "'");
                });
    }

    private static TemplateException unknown(String what) {
        return new TemplateException("template.yaml: " + what + ", which the local run does not know: say in "
                + Understood.class.getSimpleName() + " whether it obeys it or leaves it to AWS");
    }

    private static Set<String> either(Set<String> obeyed, Set<String> left) {
        return Stream.concat(obeyed.stream(), left.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
