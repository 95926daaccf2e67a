package io.wildcatch.bench.peer;

/** What becomes of a process whose job has failed: whoever waits for the job would wait for ever. */
public final class Failure {

    private Failure() {}

    /** Ends the process, whose log says why. */
    public static void endProcess(Throwable failure) {
        failure.printStackTrace(System.err);
        System.err.println("the job has failed: " + rootOf(failure));
        Runtime.getRuntime().halt(1);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}
