package org.webhooks4j.core.internal.fault;

/** What a throwable says about a repetition, and how people read it. */
public final class Faults {

    private Faults() {}

    /**
     * Whether the virtual machine was in trouble, with its memory above all, and not the code that it ran: the same may
     * well succeed later.
     */
    public static boolean mayPass(Throwable fault) {
        return fault instanceof VirtualMachineError && !(fault instanceof StackOverflowError);
    }

    /** Its message, with its kind where the message alone says too little. */
    public static String describe(Throwable fault) {
        String message = fault.getMessage();
        String kind = fault.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return kind;
        }
        return fault instanceof Error ? kind + ": " + message : message;
    }
}
