package dev.waybill.cli.command;

/** How a command ends, for scripts. */
public final class Exit {
    /** Done, nothing wrong. */
    public static final int OK = 0;
    /** Done, and something is wrong: a problem in a file, a failure in the list, nothing found. */
    public static final int PROBLEM = 1;
    /** Not done: what was typed does not say enough. */
    public static final int USAGE = 2;
    /** Not done: the stores could not be reached. */
    public static final int UNREACHABLE = 3;

    private Exit() {}
}
