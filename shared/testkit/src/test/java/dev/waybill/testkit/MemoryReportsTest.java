package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryReports;
import dev.waybill.engine.report.Reports;

class MemoryReportsTest extends ReportsContract {
    private final MemoryReports reports = new MemoryReports();

    @Override
    protected Reports reports() {
        return reports;
    }
}
