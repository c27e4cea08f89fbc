/** A small web server on loopback: what the demo's pages and interfaces, and the local run's endpoints, answer from. */
@NullMarked
package dev.waybill.demo.web;

import org.jspecify.annotations.NullMarked;
