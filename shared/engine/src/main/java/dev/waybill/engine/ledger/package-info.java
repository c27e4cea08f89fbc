/** What has happened to each subject in each target: claims, links, history, open items. */
@NullMarked
package dev.waybill.engine.ledger;

import org.jspecify.annotations.NullMarked;
