package dev.sallyport.cli;

import dev.sallyport.cli.output.Printable;
import dev.sallyport.client.RefusedException;
import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.ApprovalsServiceGrpc;
import dev.sallyport.v1.ApprovalsServiceGrpc.ApprovalsServiceBlockingV2Stub;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.WaitApprovalRequest;
import dev.sallyport.v1.WaitApprovalResponse;
import io.grpc.Status;
import io.grpc.StatusException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `sallyport approval wait`. A stream that breaks is taken up again where it was, but not one that never began. */
@Command(
        name = "wait",
        description = "Waits until people have decided, for agents: ends with 0 when they said yes, else with 3.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
final class ApprovalWaitCommand implements Callable<Integer> {
    private static final int MOST_FAILURES = 10;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private Caller caller;

    @Parameters(paramLabel = "NAME", description = "name of the approval, as `sallyport query` printed it")
    private String name;

    private WaitApprovalResponse last = WaitApprovalResponse.getDefaultInstance();
    private int failures;

    @Override
    public Integer call() throws Exception {
        try (var gateway = caller.data()) {
            var stub = ApprovalsServiceGrpc.newBlockingV2Stub(gateway.channel());
            while (isOpen(last.getState())) {
                try {
                    follow(stub);
                    failures++;
                } catch (StatusException e) {
                    failed(SallyportException.of(e));
                }
                if (isOpen(last.getState())) {
                    pause();
                }
            }
            return last.getState() == ApprovalState.APPROVAL_STATE_APPROVED
                    ? ExitCode.OK.code()
                    : ExitCode.DENIED.code();
        }
    }

    @SuppressWarnings("NullAway") // `read` returns null at the end and is not annotated so
    private void follow(ApprovalsServiceBlockingV2Stub stub) throws StatusException, InterruptedException {
        var call = stub.waitApproval(WaitApprovalRequest.newBuilder()
                .setName(name)
                .setResumeToken(last.getResumeToken())
                .build());
        try (var _ = new CancelOnInterrupt(() -> call.cancel("nobody waits any more", null))) {
            var next = Optional.ofNullable(call.read());
            while (next.isPresent()) {
                take(next.get());
                next = isOpen(last.getState()) ? Optional.ofNullable(call.read()) : Optional.empty();
            }
        } finally {
            call.cancel("nothing more to wait for", null);
        }
    }

    /** Throws where going on makes no sense: the gateway said no, or nothing came for too long. */
    private void failed(SallyportException failure) {
        failures++;
        boolean began = last.getState() != ApprovalState.APPROVAL_STATE_UNSPECIFIED;
        boolean passes = switch (failure) {
            case RefusedException refused ->
                refused.reason() == Reason.REASON_TOKEN_EXPIRED
                        || ExitCode.of(refused.reason()) == ExitCode.UNREACHABLE;
            case SallyportException _ -> true;
        };
        if (!began || !passes || failures >= MOST_FAILURES) {
            throw failure;
        }
    }

    private void pause() throws InterruptedException, StatusException {
        if (failures >= MOST_FAILURES) {
            throw Status.UNAVAILABLE
                    .withDescription("the waiting ends again and again without a word of `" + name + "`")
                    .asException();
        }
        long times = 1L << Math.max(0, failures - 1);
        Duration pause = SHORTEST.multipliedBy(times);
        Thread.sleep(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    private static boolean isOpen(ApprovalState state) {
        return state == ApprovalState.APPROVAL_STATE_UNSPECIFIED || state == ApprovalState.APPROVAL_STATE_PENDING;
    }

    private void take(WaitApprovalResponse message) {
        if (message.getState() != last.getState()) {
            PrintWriter out = spec.commandLine().getOut();
            String because = message.getEndedBecause();
            out.println(Printable.of(
                    name + " is " + StateName.word(message.getState()) + (because.isEmpty() ? "" : ": " + because)));
            out.flush();
        }
        last = message;
        failures = 0;
    }
}
