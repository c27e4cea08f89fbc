package dev.waybill.cli.target;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DeadLettersOfFlows;
import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoCursors;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.port.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** {@link Stores} in AWS, or in whatever speaks its protocols, by the variables that the functions use. */
public final class AwsStores implements Stores {
    /** A function runs for at most 15 minutes, and its answer takes a moment too. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(16);

    private final Map<String, String> variables;
    private final AwsClients clients;
    private final Clock clock;

    public AwsStores(Map<String, String> variables, Clock clock) {
        this.variables = Map.copyOf(variables);
        this.clients = AwsClients.from(variables);
        this.clock = clock;
    }

    @Override
    public Ledger ledger() {
        String table = name(Variable.LEDGER_TABLE);
        return new DynamoLedger(clients.dynamoDb(), table, Retention.standard(), clock);
    }

    @Override
    public DeadLetters deadLetters() {
        String orders = name(Variable.ORDERS_DEAD_LETTER_QUEUE_URL);
        String stock = name(Variable.STOCK_DEAD_LETTER_QUEUE_URL);
        return new DeadLettersOfFlows(
                new SqsDeadLetters(clients.sqs(), orders),
                new SqsDeadLetters(clients.sqs(), stock),
                new SqsDeadLetters(clients.sqs(), name(Variable.DOCUMENTS_DEAD_LETTER_QUEUE_URL)),
                new SqsDeadLetters(clients.sqs(), name(Variable.PARTIES_DEAD_LETTER_QUEUE_URL)),
                new SqsDeadLetters(clients.sqs(), name(Variable.ITEMS_DEAD_LETTER_QUEUE_URL)));
    }

    @Override
    public LandscapeStore landscapes() {
        String table = name(Variable.OWNERSHIP_TABLE);
        return new DynamoLandscapeStore(clients.dynamoDb(), table);
    }

    @Override
    public SecretStore secrets() {
        return new SsmSecretStore(clients.parameters(), clock);
    }

    @Override
    public CircuitStore circuits() {
        String table = name(Variable.LEDGER_TABLE);
        return new DynamoCircuits(clients.dynamoDb(), table);
    }

    @Override
    public CursorStore cursors() {
        String table = name(Variable.LEDGER_TABLE);
        return new DynamoCursors(clients.dynamoDb(), table);
    }

    @Override
    public ChangeSets changes() {
        String table = name(Variable.LEDGER_TABLE);
        return new DynamoChangeSets(clients.dynamoDb(), table, Retention.standard(), clock);
    }

    @Override
    public RedriveFunction redriveFunction() {
        String function = name(Variable.REDRIVE_FAILURES_FUNCTION);
        return new LambdaRedriveFunction(
                clients.patient(LONGEST_CALL).configured(LambdaClient.builder(), "LAMBDA"), function);
    }

    private String name(Variable variable) {
        return Optional.ofNullable(variables.get(variable.name()))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UsageException("the " + variable.meaning() + " is not known: give "
                        + variable.option() + ", set " + variable.name()
                        + ", or give --outputs FILE with the outputs of the stack; or start `waybill dev` for a local"
                        + " instance"));
    }
}
