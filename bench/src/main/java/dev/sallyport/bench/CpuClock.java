package dev.sallyport.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Who used the processors since it was made: the gateway, the database, the client, and everybody else. */
final class CpuClock {
    private final ProcessHandle gateway;
    private final ProcessHandle database;
    private final List<ProcessHandle> others;
    private final Use start;
    private final long startNanos = System.nanoTime();

    private record Use(Duration machine, Duration gateway, Duration database, Duration client, Duration others) {
        Use minus(Use before) {
            return new Use(
                    machine.minus(before.machine),
                    gateway.minus(before.gateway),
                    database.minus(before.database),
                    client.minus(before.client),
                    others.minus(before.others));
        }

        Duration foreign() {
            return machine.minus(gateway).minus(database).minus(client).minus(others);
        }
    }

    /**
     * What was used.
     *
     * @param foreign share of all processors that went to processes that are not measured, from 0 to 1
     */
    record Reading(Duration gateway, Duration database, Duration client, double foreign) {}

    /** @param others processes that are ours too */
    CpuClock(ProcessHandle gateway, ProcessHandle database, List<ProcessHandle> others) throws IOException {
        this.gateway = gateway;
        this.database = database;
        this.others = others;
        this.start = use();
    }

    private Use use() throws IOException {
        Duration other = Duration.ZERO;
        for (ProcessHandle process : others) {
            other = other.plus(Processes.treeCpu(process));
        }
        return new Use(
                Processes.machineCpu(),
                Processes.treeCpu(gateway),
                Processes.treeCpu(database),
                Processes.cpu(ProcessHandle.current().pid()),
                other);
    }

    Reading read() throws IOException {
        Use used = use().minus(start);
        long capacity = (System.nanoTime() - startNanos) * Runtime.getRuntime().availableProcessors();
        double foreign = Math.max(0, used.foreign().toNanos()) / (double) capacity;
        return new Reading(used.gateway, used.database, used.client, foreign);
    }
}
