package dev.waybill.demo.shop;

import java.net.URI;
import java.util.function.Supplier;

/**
 * One shop of the demo.
 *
 * @param system its name in waybill.yaml
 * @param domain as Shopify names the shop in each webhook; empty for others
 * @param webhooks where it sends them
 * @param secret what it signs them with, asked for each time
 */
public record Counter(String system, Product product, String domain, URI webhooks, Supplier<String> secret) {}
