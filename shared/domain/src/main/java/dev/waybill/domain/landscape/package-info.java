/** The configuration as a fact: systems, ownership map and routes of one version. */
@NullMarked
package dev.waybill.domain.landscape;

import org.jspecify.annotations.NullMarked;
