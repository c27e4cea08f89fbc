package dev.waybill.aws;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts the requests that clients really send, and the read and write units DynamoDB says they cost; notes {@link CalledActions}. */
public final class CountingInterceptor implements ExecutionInterceptor {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<BigDecimal> writes = new CopyOnWriteArrayList<>();
    private final List<BigDecimal> reads = new CopyOnWriteArrayList<>();

    /** The same clients, counted. */
    public AwsClients counting(AwsClients clients) {
        return clients.observedBy(this);
    }

    /** Names of the requests sent so far, in order: {@code SendMessageBatch}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public BigDecimal writeUnits() {
        return writes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal readUnits() {
        return reads.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public void reset() {
        requests.clear();
        writes.clear();
        reads.clear();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case UpdateItemRequest update ->
                update.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case TransactWriteItemsRequest together ->
                together.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case GetItemRequest get ->
                get.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case QueryRequest query ->
                query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            default -> context.request();
        };
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        requests.add(context.request().getClass().getSimpleName().replaceAll("Request$", ""));
        CalledActions.add(context.request());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        switch (response) {
            case PutItemResponse put -> writes.add(units(put.consumedCapacity()));
            case UpdateItemResponse update -> writes.add(units(update.consumedCapacity()));
            case TransactWriteItemsResponse together ->
                together.consumedCapacity().forEach(table -> writes.add(units(table)));
            case GetItemResponse get -> reads.add(units(get.consumedCapacity()));
            case QueryResponse query -> reads.add(units(query.consumedCapacity()));
            default -> {
                // Costs no units.
            }
        }
    }

    private static BigDecimal units(ConsumedCapacity capacity) {
        return Optional.ofNullable(capacity.capacityUnits())
                .map(BigDecimal::valueOf)
                .orElseThrow();
    }
}
