package dev.waybill.engine.poll;

import dev.waybill.engine.cursor.Cursor;

/**
 * What one look did.
 *
 * @param cursor how it was left; its failure says why the look stopped, if it failed
 * @param unfinished there is more, and the next look goes on there
 */
public record PollReport(Cursor cursor, Done done, boolean unfinished) {
    /**
     * In numbers.
     *
     * @param read changes that the system listed
     * @param queued those of them that were not known from the look before
     */
    public record Done(int pages, int read, int queued) {
        static final Done NOTHING = new Done(0, 0, 0);

        Done and(int moreRead, int moreQueued) {
            return new Done(pages + 1, read + moreRead, queued + moreQueued);
        }
    }
}
