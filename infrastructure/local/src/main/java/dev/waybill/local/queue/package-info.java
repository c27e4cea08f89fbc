/** Queues on ElasticMQ, and the pollers that Lambda has between a queue and a function. */
@NullMarked
package dev.waybill.local.queue;

import org.jspecify.annotations.NullMarked;
