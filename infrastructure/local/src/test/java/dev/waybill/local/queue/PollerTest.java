package dev.waybill.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.port.FreePort;
import dev.waybill.local.template.FunctionSpec;
import dev.waybill.local.template.QueueSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PollerTest {
    private static final String ACCOUNT = "000000000000";

    private final int port = FreePort.or(0);
    private final LocalQueues queues = LocalQueues.start(port, "eu-central-1", ACCOUNT, Optional.empty());
    private final SqsClient sqs = LocalQueuesTest.client(port);
    private int made;

    @BeforeAll
    void isThere() {
        assertThat(queues.address().getPort()).isEqualTo(port);
    }

    @AfterAll
    void stop() {
        sqs.close();
        queues.close();
    }

    @Test
    void what_the_function_did_leaves_the_queue() {
        Stage stage = new Stage(Map.of(), (messages, context) -> List.of());
        stage.send("1", "a");
        stage.send("2", "b");

        stage.run();

        assertThat(stage.bodies()).containsExactlyInAnyOrder("1", "2");
        assertThat(stage.left()).isEmpty();
    }

    @Test
    void only_what_the_function_names_as_failed_comes_again() {
        List<String> failedOnce = new ArrayList<>();
        Stage stage = new Stage(Map.of(), (messages, context) -> messages.stream()
                .filter(message -> message.getBody().equals("2") && failedOnce.add(message.getBody()))
                .filter(message -> failedOnce.size() == 1)
                .map(SQSMessage::getMessageId)
                .toList());
        stage.send("1", "a");
        stage.send("2", "b");

        stage.run();

        assertThat(stage.bodies()).filteredOn("1"::equals).hasSize(1);
        assertThat(stage.bodies()).filteredOn("2"::equals).hasSize(2);
        assertThat(stage.left()).isEmpty();
    }

    @Test
    void an_answer_that_names_a_stranger_fails_the_whole_batch() {
        List<String> calls = new ArrayList<>();
        Stage stage = new Stage(
                Map.of(),
                (messages, context) -> calls.add("call") && calls.size() == 1 ? List.of("stranger") : List.of());
        stage.send("1", "a");

        stage.run();

        assertThat(stage.bodies()).containsExactly("1", "1");
    }

    @Test
    void a_group_keeps_its_order_while_its_first_message_fails_and_holds_up_nobody_else() {
        List<String> tries = new ArrayList<>();
        Stage stage = new Stage(Map.of(), (messages, context) -> {
            List<SQSMessage> ofA = messages.stream()
                    .filter(message -> "a".equals(message.getAttributes().get("MessageGroupId")))
                    .toList();
            boolean fails = !ofA.isEmpty() && tries.add("try") && tries.size() < 3;
            return fails ? ofA.stream().map(SQSMessage::getMessageId).toList() : List.of();
        });
        stage.send("a1", "a");
        stage.send("a2", "a");
        stage.send("b1", "b");

        stage.run();

        assertThat(stage.bodies()).filteredOn("b1"::equals).hasSize(1);
        assertThat(stage.bodies().stream().filter(body -> body.startsWith("a")).toList())
                .startsWith("a1")
                .endsWith("a2");
        assertThat(stage.left()).isEmpty();
    }

    @Test
    void a_function_that_throws_keeps_its_batch_until_the_redrive_policy_takes_it_away() {
        QueueSpec dead = queue("dead", Map.of());
        queues.create(List.of(dead), sqs);
        Stage stage = new Stage(
                Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + dead.arn() + "\",\"maxReceiveCount\":\"2\"}"),
                (messages, context) -> {
                    throw new IllegalStateException("on purpose");
                });
        stage.send("1", "a");

        stage.run();

        assertThat(stage.bodies()).containsExactly("1", "1");
        assertThat(received(dead)).extracting(Message::body).containsExactly("1");
    }

    @Test
    void a_call_that_takes_too_long_is_interrupted_and_its_batch_comes_again() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        List<Integer> remaining = new CopyOnWriteArrayList<>();
        Stage stage = new Stage(Map.of(), (messages, context) -> {
            remaining.add(context.getRemainingTimeInMillis());
            if (remaining.size() == 1) {
                waitFor(new CountDownLatch(1), interrupted);
            }
            return List.of();
        });
        stage.send("1", "a");

        stage.run();

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stage.bodies()).containsExactly("1", "1");
        assertThat(remaining).allMatch(millis -> millis > 0 && millis <= 1000);
        assertThat(stage.left()).isEmpty();
    }

    @Test
    void a_message_that_ends_the_function_s_runtime_comes_again_to_a_new_one() {
        List<String> deaths = new ArrayList<>();
        Stage stage = new Stage(Map.of(), (messages, context) -> {
            if (deaths.isEmpty()) {
                deaths.add("death");
                throw new StackOverflowError();
            }
            return List.of();
        });
        stage.send("1", "a");

        stage.run();

        assertThat(stage.bodies()).containsExactly("1", "1");
        assertThat(stage.environments()).isEqualTo(2);
        assertThat(stage.left()).isEmpty();
    }

    @Test
    void patience_brings_back_what_the_function_wanted_to_leave_for_long() {
        List<String> calls = new ArrayList<>();
        Stage stage = new Stage(
                Map.of("VisibilityTimeout", "600"),
                (messages, context) -> calls.add("call") && calls.size() == 1
                        ? messages.stream().map(SQSMessage::getMessageId).toList()
                        : List.of());
        stage.send("1", "a");

        stage.run();

        assertThat(stage.bodies()).containsExactly("1", "1");
    }

    private static void waitFor(CountDownLatch never, CountDownLatch interrupted) {
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> received(QueueSpec queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
                .messages();
    }

    private QueueSpec queue(String name, Map<String, String> more) {
        made++;
        String full = name + made + ".fifo";
        Map<String, String> attributes = new HashMap<>(Map.of("FifoQueue", "true", "VisibilityTimeout", "1"));
        attributes.putAll(more);
        return new QueueSpec(
                name,
                full,
                "http://127.0.0.1:" + port + "/" + ACCOUNT + "/" + full,
                "arn:aws:sqs:eu-central-1:" + ACCOUNT + ":" + full,
                attributes);
    }

    /** A queue with a function behind it that notes what it is called with. */
    private final class Stage {
        private static final int QUIET = 3;

        private final QueueSpec queue;
        private final Poller poller;
        private final List<String> bodies = new CopyOnWriteArrayList<>();

        Stage(Map<String, String> attributes, BiFunction<List<SQSMessage>, Context, List<String>> script) {
            this.queue = queue("orders", attributes);
            queues.create(List.of(queue), sqs);
            ScriptedHandler.SCRIPTS.put(queue.name(), (messages, context) -> {
                messages.forEach(message -> bodies.add(message.getBody()));
                return script.apply(messages, context);
            });
            FunctionSpec.Mapping mapping = new FunctionSpec.Mapping(queue, 10, Duration.ZERO, true, 2);
            FunctionSpec function = new FunctionSpec(
                    "Scripted",
                    "scripted",
                    ScriptedHandler.class.getName(),
                    128,
                    Duration.ofSeconds(1),
                    Map.of("SCRIPT", queue.name()),
                    Optional.empty(),
                    new FunctionSpec.Callers(List.of(), List.of(mapping), List.of()));
            this.poller = new Poller(
                    mapping,
                    new LambdaFunction(function, Map.of(), Clock.systemUTC()),
                    sqs,
                    Optional.of(Duration.ofSeconds(1)));
        }

        void send(String body, String group) {
            sqs.sendMessage(request -> request.queueUrl(queue.url())
                    .messageBody(body)
                    .messageGroupId(group)
                    .messageDeduplicationId(body));
        }

        /** Polls until nothing more came several times in a row; each poll waits a second for it. */
        void run() {
            int quiet = 0;
            while (quiet < QUIET) {
                quiet = poller.step() ? 0 : quiet + 1;
            }
        }

        List<String> bodies() {
            return List.copyOf(bodies);
        }

        int environments() {
            return ScriptedHandler.made(queue.name());
        }

        List<Message> left() {
            return received(queue);
        }
    }
}
