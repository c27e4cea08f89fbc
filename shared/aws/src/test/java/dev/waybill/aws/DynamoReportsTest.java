package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.StockReport;
import dev.waybill.testkit.ReportsContract;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoReportsTest extends ReportsContract {
    private final LocalAws aws = LocalAws.shared();
    private final SettableClock clock = SettableClock.atNoon();
    private final CountingInterceptor counter = new CountingInterceptor();
    private final Reports reports = new DynamoReports(
            counter.counting(aws.clients()).dynamoDb(), aws.table("LedgerTable"), Retention.standard(), clock);

    @Override
    protected Reports reports() {
        return reports;
    }

    @Test
    void a_report_is_one_write_and_gone_after_its_time_even_where_dynamodb_still_has_it() {
        Way way = new Way(new SystemId("erp"), new SystemId("shop-gone"));

        reports.keep(new StockReport(way, clock.instant(), 1, List.of(), 0));

        assertThat(counter.requests()).containsExactly("PutItem");
        assertThat(reports.drifts(FlowSpec.STOCK_TO_SHOPS, way, Optional.empty(), 9))
                .hasSize(1);
        clock.pass(Duration.ofDays(400));
        assertThat(reports.drifts(FlowSpec.STOCK_TO_SHOPS, way, Optional.empty(), 9))
                .isEmpty();
    }
}
