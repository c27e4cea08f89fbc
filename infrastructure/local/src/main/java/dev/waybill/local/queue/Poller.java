package dev.waybill.local.queue;

import dev.waybill.local.lambda.FunctionFailed;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.template.FunctionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * What Lambda has between a queue and a function: takes batches, calls, and removes what succeeded. What failed, and a whole
 * batch whose call threw or timed out, becomes visible again when its visibility timeout ends; how often is the queue's
 * redrive policy's matter. Order within a group of a FIFO queue is the queue's own doing: it hands out nothing of a
 * group of which something is being worked on. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html (read 2026-11).
 */
public final class Poller implements AutoCloseable {
    private static final int MOST_PER_RECEIVE = 10;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());

    private final FunctionSpec.Mapping mapping;
    private final LambdaFunction function;
    private final SqsClient sqs;
    private final Optional<Duration> patience;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running = true;

    /**
     * Not started yet.
     *
     * @param patience longest time until a failed message is tried again, whatever the function asked for, and for which a
     *     batch is gathered; empty for as function and template say. For demonstrations, where nobody wants to wait
     */
    public Poller(FunctionSpec.Mapping mapping, LambdaFunction function, SqsClient sqs, Optional<Duration> patience) {
        this.mapping = mapping;
        this.function = function;
        this.sqs = sqs;
        this.patience = patience;
    }

    public void start() {
        for (int i = 1; i <= mapping.concurrency(); i++) {
            workers.add(Thread.ofPlatform()
                    .daemon()
                    .name("poll-" + mapping.queue().name() + "-" + i)
                    .start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                step();
            } catch (SdkException queueFault) {
                if (running) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "queue " + mapping.queue().name() + " does not answer",
                            queueFault);
                    pause();
                }
            }
        }
    }

    /** Takes and handles one batch; false if there was none. */
    boolean step() {
        List<Message> batch = gather();
        if (batch.isEmpty()) {
            return false;
        }
        handle(batch);
        return true;
    }

    /** A batch; on a standard queue gathered until it is full or its window ends. */
    private List<Message> gather() {
        List<Message> batch = new ArrayList<>(receive(mapping.batch(), LONG_POLL));
        long end = System.nanoTime() + window().toNanos();
        while (running && !batch.isEmpty() && !mapping.queue().isFifo() && batch.size() < mapping.batch()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            Duration wait = Duration.ofSeconds(Math.min(LONG_POLL.toSeconds(), TimeUnit.NANOSECONDS.toSeconds(left)));
            batch.addAll(receive(mapping.batch() - batch.size(), wait));
        }
        return batch;
    }

    private Duration window() {
        return patience.filter(longest -> longest.compareTo(mapping.window()) < 0)
                .orElse(mapping.window());
    }

    private List<Message> receive(int most, Duration wait) {
        return sqs.receiveMessage(ReceiveMessageRequest.builder()
                        .queueUrl(mapping.queue().url())
                        .maxNumberOfMessages(Math.min(most, MOST_PER_RECEIVE))
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All")
                        .build())
                .messages();
    }

    private void handle(List<Message> batch) {
        Predicate<Message> failed = called(batch);
        remove(batch.stream().filter(failed.negate()).toList());
        patience.ifPresent(longest -> batch.stream().filter(failed).forEach(message -> showWithin(message, longest)));
    }

    /** Calls the function; which messages of the batch failed. */
    private Predicate<Message> called(List<Message> batch) {
        try {
            byte[] answer = function.call(SqsBatch.event(batch, mapping.queue()));
            if (!mapping.partial()) {
                return message -> false;
            }
            Set<String> known =
                    new HashSet<>(batch.stream().map(Message::messageId).toList());
            return SqsBatch.failures(answer, known)
                    .<Predicate<Message>>map(failures -> message -> failures.contains(message.messageId()))
                    .orElse(message -> true);
        } catch (FunctionFailed wholeBatch) {
            LOG.log(System.Logger.Level.WARNING, "a batch of " + batch.size() + " failed", wholeBatch);
            return message -> true;
        }
    }

    private void remove(List<Message> done) {
        for (int from = 0; from < done.size(); from += MOST_PER_RECEIVE) {
            List<Message> part = done.subList(from, Math.min(from + MOST_PER_RECEIVE, done.size()));
            List<DeleteMessageBatchRequestEntry> entries = part.stream()
                    .map(message -> DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(part.indexOf(message)))
                            .receiptHandle(message.receiptHandle())
                            .build())
                    .toList();
            sqs.deleteMessageBatch(
                    request -> request.queueUrl(mapping.queue().url()).entries(entries));
        }
    }

    private void showWithin(Message message, Duration longest) {
        sqs.changeMessageVisibility(request -> request.queueUrl(mapping.queue().url())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout((int) longest.toSeconds()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more; waits until what was taken is done, at most as long as the function may run. */
    @Override
    public void close() {
        running = false;
        for (Thread worker : workers) {
            try {
                worker.join(function.spec().timeout());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
