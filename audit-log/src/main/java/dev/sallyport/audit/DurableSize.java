package dev.sallyport.audit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many records are durable, and a place to wait for more. */
final class DurableSize {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long size;

    DurableSize(long size) {
        this.size = size;
    }

    long size() {
        return size;
    }

    void advance(long newSize) {
        lock.lock();
        try {
            size = newSize;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most so long until there are more than `known` records; true if there are. */
    boolean awaitMore(long known, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (size <= known && left > 0) {
                left = grown.awaitNanos(left);
            }
            return size > known;
        } finally {
            lock.unlock();
        }
    }
}
