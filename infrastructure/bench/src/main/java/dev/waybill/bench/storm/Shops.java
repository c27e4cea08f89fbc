package dev.waybill.bench.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends webhooks as fast as they are answered, so many at a time, and each again after a moment until it is taken with 200,
 * as shops do that get a 5xx or no answer.
 */
final class Shops {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_REPEATING = Duration.ofSeconds(1);

    private final URI door;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Duration> times = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();

    Shops(URI door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    /** Sends them all; returns when all are taken, with the time it took. */
    Duration send(List<Webhook> webhooks) throws InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService shops = Executors.newFixedThreadPool(AT_ONCE)) {
            webhooks.forEach(webhook -> shops.execute(() -> send(webhook)));
            shops.shutdown();
            shops.awaitTermination(1, TimeUnit.DAYS);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void send(Webhook webhook) {
        try {
            while (!isTaken(webhook)) {
                Thread.sleep(BEFORE_REPEATING);
            }
            taken.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(Webhook webhook) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        door.resolve("/webhooks/" + webhook.order().subject().system()))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        webhook.delivery().body().bytes()));
        webhook.delivery().headers().forEach(request::setHeader);
        webhook.order().goesOut(webhook.newest(), clock.instant());
        long start = System.nanoTime();
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            count(Integer.toString(status));
            if (status == 200) {
                times.add(Duration.ofNanos(System.nanoTime() - start));
            }
            return status == 200;
        } catch (IOException noAnswer) {
            count("no answer");
            return false;
        }
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, unused -> new LongAdder()).increment();
    }

    /** How many webhooks were taken so far. */
    int taken() {
        return taken.get();
    }

    /** How many answers of each status there were, and how often there was none. */
    Map<String, Long> answers() {
        Map<String, Long> counted = new TreeMap<>();
        answers.forEach((answer, number) -> counted.put(answer, number.sum()));
        return counted;
    }

    /** From the request to a 200. */
    List<Duration> times() {
        return List.copyOf(times);
    }
}
