package org.webhooks4j.core.internal.fault;

/** Classifies failures as transient or not, and describes them for people. */
public final class Faults {

    private Faults() {}

    /**
     * Returns whether the virtual machine failed, above all for lack of memory, and not the code that it ran. A retry
     * may then succeed.
     */
    public static boolean mayPass(Throwable fault) {
        return fault instanceof VirtualMachineError && !(fault instanceof StackOverflowError);
    }

    /** Returns the message of a failure, with its class name if the message alone says too little. */
    public static String describe(Throwable fault) {
        String message = fault.getMessage();
        String kind = fault.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return kind;
        }
        return fault instanceof Error ? kind + ": " + message : message;
    }
}
