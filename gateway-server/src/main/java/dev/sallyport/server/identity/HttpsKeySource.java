package dev.sallyport.server.identity;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Keys at one https address: no redirect is followed, and the whole answer, not only its head, has five seconds. */
record HttpsKeySource(HttpClient client, URI address, Duration patience) implements KeySource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    HttpsKeySource(HttpClient client, URI address) {
        this(client, address, PATIENCE);
    }

    HttpsKeySource {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client follows redirects, expected never");
        }
    }

    @Override
    public byte[] fetch() throws KeySetException {
        var request = HttpRequest.newBuilder(address).timeout(patience).build();
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        try {
            return body(answer.get(patience.toMillis(), MILLISECONDS));
        } catch (ExecutionException | TimeoutException _) {
            throw givenUp(answer);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw givenUp(answer);
        }
    }

    private static byte[] body(HttpResponse<byte[]> response) throws KeySetException {
        if (response.statusCode() != OK) {
            throw new KeySetException(KeySetFault.UNREACHABLE);
        }
        return response.body();
    }

    private static KeySetException givenUp(CompletableFuture<HttpResponse<byte[]>> answer) {
        answer.cancel(true);
        return new KeySetException(KeySetFault.UNREACHABLE);
    }
}
