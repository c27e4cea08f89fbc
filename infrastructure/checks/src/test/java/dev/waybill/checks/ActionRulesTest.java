package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionRulesTest {
    private static final Template TEMPLATE = Template.parse("""
            Resources:
              PollChangesFunction:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: functions/poll-changes/target/poll-changes.zip
                  Handler: dev.waybill.Nobody
                  Role: !GetAtt PollChangesRole.Arn
                  Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt OrdersQueue.Arn } } }
              OrdersQueue: { Type: AWS::SQS::Queue }
              LedgerTable: { Type: AWS::DynamoDB::Table }
              PollChangesRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: x }] }
                  Policies:
                    - PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: [sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ReceiveMessage]
                            Resource: !GetAtt OrdersQueue.Arn
                          - Effect: Allow
                            Action: dynamodb:Query
                            Resource: [!GetAtt LedgerTable.Arn, !Sub '${LedgerTable.Arn}/index/open']
                            Condition: { 'ForAllValues:StringEquals': { dynamodb:LeadingKeys: [cursors] } }
            """);

    private final Path root;

    ActionRulesTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void a_role_that_allows_what_is_called_and_no_more_breaks_no_rule() throws IOException {
        assertThat(violations("dynamodb:Query LedgerTable cursors\ndynamodb:Query LedgerTable/index/open cursors\n"))
                .isEmpty();
    }

    @Test
    void what_is_called_and_not_allowed_and_what_is_allowed_and_never_called_is_named() throws IOException {
        assertThat(violations("dynamodb:Query LedgerTable circuits\nsqs:SendMessage OrdersQueue\n"))
                .satisfiesExactly(
                        partition -> assertThat(partition)
                                .contains("calls dynamodb:Query on LedgerTable, partition circuits, which its role"),
                        missing -> assertThat(missing).contains("calls sqs:SendMessage on OrdersQueue, which its role"),
                        useless -> assertThat(useless)
                                .contains("is allowed dynamodb:Query LedgerTable/index/open, which no test"));
    }

    @Test
    void without_a_record_the_tests_must_run_first() {
        assertThat(new ActionRules(root, Repository.productClasses()).violations(TEMPLATE))
                .singleElement()
                .asString()
                .contains("has no record of what it calls: run the tests of poll-changes");
    }

    private List<String> violations(String recorded) throws IOException {
        Path target = Files.createDirectories(root.resolve("functions/poll-changes/target"));
        Files.writeString(target.resolve("aws-actions.txt"), recorded);
        return new ActionRules(root, Repository.productClasses()).violations(TEMPLATE);
    }
}
