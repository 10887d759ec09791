package dev.sallyport.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a status says about a refusal, beside its message. */
record RefusalDetail(Refusal refusal, Optional<Duration> retryAfter) {
    private static final String DOMAIN = "sallyport";
    private static final String PREFIX = "REASON_";

    /** The refusal that a status carries; empty when it is not a refusal of the gateway. */
    static Optional<RefusalDetail> of(Throwable thrown) {
        Status status = StatusProto.fromThrowable(thrown);
        return status == null ? Optional.empty() : of(status);
    }

    private static Optional<RefusalDetail> of(Status status) {
        return detail(status, Refusal.class)
                .or(() -> detail(status, ErrorInfo.class)
                        .filter(info -> info.getDomain().equals(DOMAIN))
                        .map(RefusalDetail::fromInfo))
                .map(refusal -> new RefusalDetail(refusal, retry(status)));
    }

    /** Credentials are refused before a request exists: then there is nothing but the reason. */
    private static Refusal fromInfo(ErrorInfo info) {
        String name = info.getReason().startsWith(PREFIX) ? info.getReason() : PREFIX + info.getReason();
        Reason reason = Arrays.stream(Reason.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(Reason.REASON_UNSPECIFIED);
        return Refusal.newBuilder().setReason(reason).build();
    }

    private static Optional<Duration> retry(Status status) {
        return detail(status, RetryInfo.class)
                .map(RetryInfo::getRetryDelay)
                .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
    }

    private static <M extends Message> Optional<M> detail(Status status, Class<M> type) {
        return status.getDetailsList().stream()
                .filter(any -> any.is(type))
                .findFirst()
                .flatMap(any -> Optional.ofNullable(unpack(any, type)));
    }

    private static <M extends Message> @Nullable M unpack(Any any, Class<M> type) {
        try {
            return any.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }
}
