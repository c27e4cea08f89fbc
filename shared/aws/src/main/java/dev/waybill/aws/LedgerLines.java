package dev.waybill.aws;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import java.util.List;
import java.util.stream.Stream;

/** Lines of history and numbers in the ledger table. Layout at {@link DynamoLedger}. */
final class LedgerLines {
    static final String HISTORY = "op#";
    static final String PEOPLE = "by#";

    private final LineTable table;
    private final Retention retention;

    LedgerLines(LineTable table, Retention retention) {
        this.table = table;
        this.retention = retention;
    }

    void addHistory(Operation operation) {
        table.put(
                operation.subject().key(),
                HISTORY + operation.target() + "#" + operation.id(),
                OperationJson.write(operation),
                retention.history());
    }

    List<Operation> history(SubjectRef subject) {
        return table.startingWith(subject.key(), HISTORY)
                .flatMap(line -> Stream.ofNullable(line.content())
                        .map(packed -> OperationJson.read(packed.asByteArray(), subject, historyTarget(line))))
                .toList();
    }

    void addIntervention(Intervention intervention) {
        table.put(
                intervention.subject().key(),
                PEOPLE + intervention.id(),
                InterventionJson.write(intervention),
                retention.history());
    }

    List<Intervention> interventions(SubjectRef subject) {
        return table.startingWith(subject.key(), PEOPLE)
                .flatMap(line -> Stream.ofNullable(line.content()))
                .map(packed -> InterventionJson.read(packed.asByteArray()))
                .toList();
    }

    void addNumber(SubjectRef subject, String number) {
        table.put(numberKey(subject.kind(), number), subject.key());
    }

    List<SubjectRef> byNumber(EntityKind kind, String number) {
        return table.startingWith(numberKey(kind, number), kind.word() + "#")
                .map(line -> SubjectRef.parse(line.sort()))
                .toList();
    }

    static SystemId historyTarget(LedgerLine line) {
        return new SystemId(line.sort().substring(HISTORY.length(), line.sort().lastIndexOf('#')));
    }

    static String numberKey(EntityKind kind, String number) {
        return "alias#" + kind.word() + "#" + number;
    }
}
