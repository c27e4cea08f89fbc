package dev.waybill.engine.redrive;

/**
 * Who asks for something, and why: goes into the history of what it is done to.
 *
 * @param who a name people there know
 * @param why in their own words
 */
public record By(String who, String why) {
    /** What Waybill does by itself. */
    public static By itself(String why) {
        return new By("waybill", why);
    }
}
