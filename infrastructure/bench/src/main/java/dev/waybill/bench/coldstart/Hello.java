package dev.waybill.bench.coldstart;

/** The least that a function in Java can be. */
public final class Hello {
    public String greet(String name) {
        return "hello " + name;
    }
}
