package dev.sallyport.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.GetRequestRequest;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.SourcesServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls the test gateway with any certificate and any authorization, and says what a caller sees of the answer. */
final class TestCaller {

    static final String OK = "OK";
    static final String MISSING = "UNAUTHENTICATED CREDENTIALS_MISSING";
    static final String EXPIRED = "UNAUTHENTICATED TOKEN_EXPIRED";
    static final String REJECTED = "UNAUTHENTICATED CREDENTIALS_REJECTED";
    static final String NOT_ALLOWED = "PERMISSION_DENIED NOT_ALLOWED";

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final TestGateway gateway;

    TestCaller(TestGateway gateway) {
        this.gateway = gateway;
    }

    String data(@Nullable ClientCertificate client, String... authorization) throws Exception {
        return call(
                client,
                channel -> {
                    var _ = DataAccessServiceGrpc.newBlockingStub(channel)
                            .getRequest(GetRequestRequest.getDefaultInstance());
                },
                authorization);
    }

    String admin(ClientCertificate client, String... authorization) throws Exception {
        return call(
                client,
                channel -> {
                    var _ = SourcesServiceGrpc.newBlockingStub(channel)
                            .listSources(ListSourcesRequest.getDefaultInstance());
                },
                authorization);
    }

    private String call(@Nullable ClientCertificate client, Consumer<Channel> rpc, String... authorization)
            throws Exception {
        var headers = new Metadata();
        for (var value : authorization) {
            headers.put(AUTHORIZATION, value);
        }
        return call(client, rpc, headers);
    }

    String call(@Nullable ClientCertificate client, Consumer<Channel> rpc, Metadata headers) throws Exception {
        var channel = gateway.connect(client);
        try {
            rpc.accept(ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
            return OK;
        } catch (StatusRuntimeException refused) {
            return seen(refused);
        } finally {
            var _ = channel.shutdownNow();
        }
    }

    /** The whole answer that a caller gets: code, reason, and one of three sentences. */
    private static String seen(StatusRuntimeException refused) throws Exception {
        var code = refused.getStatus().getCode();
        var status = StatusProto.fromThrowable(refused);
        if (code == Code.UNAVAILABLE || status == null) {
            return code.name();
        }
        assertThat(refused.getStatus().getDescription())
                .isEqualTo(code == Code.UNAUTHENTICATED ? "credentials rejected" : "not allowed");
        assertThat(status.getDetailsCount()).isEqualTo(1);
        var info = status.getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getDomain()).isEqualTo("sallyport");
        assertThat(info.getMetadataMap()).isEmpty();
        return code + " " + info.getReason();
    }
}
