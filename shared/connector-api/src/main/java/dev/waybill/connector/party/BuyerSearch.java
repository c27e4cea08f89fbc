package dev.waybill.connector.party;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.party.EmailAddress;
import java.util.List;

/** A system that can be asked what it has of somebody, by an e-mail address: Waybill itself keeps no such list. */
public interface BuyerSearch {
    /** So many orders are told at most. */
    int MOST = 100;

    /**
     * What was found.
     *
     * @param subjects orders, the latest first, then customers
     * @param isAll whether there is no more than that
     */
    record Found(List<SubjectRef> subjects, boolean isAll) {
        public Found {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * The orders and customers with exactly this address, whatever its case. Reads only.
     *
     * @throws FailureException UNAVAILABLE kind if it cannot be asked now; MISCONFIGURED kind if it may not be
     */
    Found of(EmailAddress email);
}
