/** What template.yaml says, with its functions resolved: the only description of the product that the local run reads. */
@NullMarked
package dev.waybill.local.template;

import org.jspecify.annotations.NullMarked;
