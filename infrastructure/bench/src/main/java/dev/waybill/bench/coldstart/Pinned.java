package dev.waybill.bench.coldstart;

import java.io.IOException;
import java.util.List;

/**
 * Which processors are used: the last one by the function, all others by what it waits for, where the machine has {@code taskset} and
 * more than one.
 *
 * @param command goes before the function's own
 */
record Pinned(List<String> command, String words) {
    private static final Pinned NOWHERE = new Pinned(List.of(), " (not pinned to a processor)");

    static Pinned here() throws InterruptedException {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        if (last < 1) {
            return NOWHERE;
        }
        String ourselves = Long.toString(ProcessHandle.current().pid());
        try {
            boolean moved = new ProcessBuilder("taskset", "-apc", "0-" + (last - 1), ourselves)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
            return moved
                    ? new Pinned(List.of("taskset", "-c", Integer.toString(last)), ", the function on one processor")
                    : NOWHERE;
        } catch (IOException noTaskset) {
            return NOWHERE;
        }
    }
}
