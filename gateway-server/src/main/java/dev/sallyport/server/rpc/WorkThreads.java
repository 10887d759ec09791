package dev.sallyport.server.rpc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that run operations. A platform thread waits for a socket and for the disk in the kernel; a virtual one has
 * itself parked and woken for that by two others, which at one caller costs a fifth of the whole operation. Beyond some
 * hundreds, where memory counts for more, they are virtual.
 */
public final class WorkThreads {
    private static final int PLATFORM = 256;

    private WorkThreads() {}

    /** Takes every task at once; whoever opens it closes it. */
    public static ExecutorService open() {
        return open(PLATFORM);
    }

    static ExecutorService open(int platform) {
        return new ThreadPoolExecutor(
                0,
                platform,
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("call-", 0).factory(),
                (task, _) -> Thread.ofVirtual().name("call").start(task));
    }
}
