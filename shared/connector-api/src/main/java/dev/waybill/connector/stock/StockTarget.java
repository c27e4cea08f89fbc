package dev.waybill.connector.stock;

import dev.waybill.domain.failure.FailureException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A system that shows how much of an item can be sold. Numbers are absolute: writing the same one again changes nothing, so
 * that a call whose answer is lost is simply made again with the number that is right by then.
 *
 * <p>What is wrong with one SKU is an answer for that SKU and never fails the others. What fails a call as a whole is thrown
 * as {@link FailureException}: UNAVAILABLE kind if nothing was done; {@code ANSWER_MISSING} if some or all of a write may have
 * been done; REFUSED kind if the call was too much in one piece, or one SKU spoils it: the same in smaller pieces may pass,
 * and a single SKU is never refused that way.
 */
public interface StockTarget {
    /** Most SKUs that one call of {@link #read} takes. */
    int mostPerRead();

    /** Most writes that one call of {@link #write} takes. */
    int mostPerWrite();

    /** How many decimals of a quantity it keeps: 0 for whole pieces only. A number with more is refused, not rounded. */
    int decimals();

    /**
     * What is shown now.
     *
     * @param skus matched exactly, at most {@link #mostPerRead}
     * @return every SKU that the system knows; one that it does not know is missing
     */
    Map<String, StockReading> read(Set<String> skus);

    /**
     * Shows these numbers. Where the system can compare before it sets, a number that is not {@link StockLevel#published} any
     * more is left alone and answered as {@link StockWritten.Changed}; where it cannot, the last write counts.
     *
     * @param writes at most {@link #mostPerWrite}, each SKU once
     * @return one answer for each, in the same order
     */
    List<StockWritten> write(List<StockWrite> writes);
}
