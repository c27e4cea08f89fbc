@NullMarked
package dev.waybill.connector.party;

import org.jspecify.annotations.NullMarked;
