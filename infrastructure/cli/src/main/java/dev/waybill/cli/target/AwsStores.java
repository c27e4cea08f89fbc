package dev.waybill.cli.target;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.port.SecretStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** {@link Stores} in AWS, or in whatever speaks its protocols, by the variables that the functions use. */
public final class AwsStores implements Stores {
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
    public DeliveryQueue queue() {
        String url = name(Variable.ORDERS_QUEUE_URL);
        return new SqsDeliveryQueue(clients.sqs(), url, ids());
    }

    @Override
    public DeadLetters deadLetters() {
        String url = name(Variable.ORDERS_DEAD_LETTER_QUEUE_URL);
        return new SqsDeadLetters(clients.sqs(), url);
    }

    @Override
    public Ids ids() {
        return new TimeOrderedIds(clock, new SecureRandom());
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

    private String name(Variable variable) {
        return Optional.ofNullable(variables.get(variable.name()))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UsageException("the " + variable.meaning() + " is not known: give "
                        + variable.option() + ", set " + variable.name()
                        + ", or give --outputs FILE with the outputs of the stack; or start `waybill dev` for a local"
                        + " instance"));
    }
}
