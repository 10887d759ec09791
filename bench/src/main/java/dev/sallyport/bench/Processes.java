package dev.sallyport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux tells of processes and of the machine. */
final class Processes {
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int USER_TIME = 11;
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int GUEST = 8;

    private Processes() {}

    /** Processor time that a process has used; with that of its ended children. */
    static Duration cpu(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = USER_TIME; i < USER_TIME + 4; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Duration.ofNanos(ticks * NANOS_PER_TICK);
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        }
    }

    /** Processor time of a process and of all that it started. */
    static Duration treeCpu(ProcessHandle process) throws IOException {
        Duration sum = cpu(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            sum = sum.plus(cpu(child.pid()));
        }
        return sum;
    }

    /** Processor time that the whole machine has used. */
    static Duration machineCpu() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
        long ticks = 0;
        for (int i = 0; i < GUEST; i++) {
            if (i != IDLE && i != IO_WAIT) {
                ticks += Long.parseLong(fields[i + 1]);
            }
        }
        return Duration.ofNanos(ticks * NANOS_PER_TICK);
    }

    /** Bytes of memory that a process holds. */
    static long residentBytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow(() -> new IOException("process `" + pid + "` tells no memory"));
    }
}
