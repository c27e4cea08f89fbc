package dev.waybill.aws;

import dev.waybill.testkit.Crash;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The process dies before one of its requests to AWS, once. */
public final class DyingInterceptor implements ExecutionInterceptor {
    private int left = Integer.MAX_VALUE;
    private boolean died;

    /** The same clients, for a process that may die. */
    public AwsClients dying(AwsClients clients) {
        return clients.observedBy(this);
    }

    /** Before the n-th from now, from 1. */
    public void before(int n) {
        left = n;
    }

    /** It did, or there were fewer requests. From now on it lives. */
    public boolean died() {
        left = Integer.MAX_VALUE;
        return died;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        left--;
        if (left == 0) {
            left = Integer.MAX_VALUE;
            died = true;
            throw Crash.before(context.request().getClass().getSimpleName());
        }
    }
}
