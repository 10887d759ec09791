package dev.sallyport.cli.doctor;

import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.client.ConnectOptions;
import dev.sallyport.client.Sallyport;
import dev.sallyport.client.SallyportException;
import io.grpc.StatusException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether the gateway answers over mutual TLS and says that it serves; needs no token. */
final class ConnectionCheck {
    private static final int SECONDS = 5;

    private ConnectionCheck() {}

    static Finding of(String name, Endpoint endpoint) {
        String what = name + " listener at `" + endpoint.address() + "`";
        var options = new ConnectOptions(
                endpoint.address(), endpoint.certificate(), endpoint.key(), endpoint.authority(), () -> "");
        try (var gateway = Sallyport.connect(options)) {
            ServingStatus status = HealthGrpc.newBlockingV2Stub(gateway.channel())
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
            return status == ServingStatus.SERVING
                    ? Finding.good(what + " serves over mutual TLS")
                    : new Finding(what + " says `" + status + "`", "look into the log of the gateway");
        } catch (StatusException e) {
            return new Finding(
                    what + ": " + SallyportException.of(e).getMessage(),
                    "start the gateway, or correct the address, authority or certificate");
        } catch (IOException e) {
            return new Finding(what + ": " + e.getMessage(), "correct the files of the profile");
        }
    }
}
