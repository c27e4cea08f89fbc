package dev.waybill.testkit;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.port.DeadLetters;

class MemoryDeadLettersTest extends DeadLettersContract {
    private final MemoryDeadLetters letters = new MemoryDeadLetters(SettableClock.atNoon());

    @Override
    protected DeadLetters deadLetters() {
        return letters;
    }

    @Override
    protected void queueMoves(Envelope envelope) {
        letters.moveThere(envelope);
    }
}
