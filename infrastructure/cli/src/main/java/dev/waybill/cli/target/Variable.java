package dev.waybill.cli.target;

/** Names that a command needs to find the stores: as the functions call them, as options, as outputs of the stack. */
enum Variable {
    LEDGER_TABLE("--ledger-table", "LedgerTableName", "ledger's table"),
    OWNERSHIP_TABLE("--ownership-table", "OwnershipTableName", "ownership table"),
    ORDERS_DEAD_LETTER_QUEUE_URL(
            "--orders-dead-letters", "OrdersDeadLetterQueueUrl", "address of the orders' dead-letter queue"),
    STOCK_DEAD_LETTER_QUEUE_URL(
            "--stock-dead-letters", "StockDeadLetterQueueUrl", "address of the stock's dead-letter queue"),
    DOCUMENTS_DEAD_LETTER_QUEUE_URL(
            "--documents-dead-letters", "DocumentsDeadLetterQueueUrl", "address of the documents' dead-letter queue"),
    PARTIES_DEAD_LETTER_QUEUE_URL(
            "--parties-dead-letters", "PartiesDeadLetterQueueUrl", "address of the parties' dead-letter queue"),
    ITEMS_DEAD_LETTER_QUEUE_URL(
            "--items-dead-letters", "ItemsDeadLetterQueueUrl", "address of the items' dead-letter queue"),
    REDRIVE_FAILURES_FUNCTION(
            "--redrive-function", "RedriveFailuresFunctionName", "name of the function redrive-failures");

    private final String option;
    private final String output;
    private final String meaning;

    Variable(String option, String output, String meaning) {
        this.option = option;
        this.output = output;
        this.meaning = meaning;
    }

    String option() {
        return option;
    }

    String output() {
        return output;
    }

    String meaning() {
        return meaning;
    }
}
