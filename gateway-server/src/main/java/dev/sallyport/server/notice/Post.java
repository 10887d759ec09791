package dev.sallyport.server.notice;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One attempt to bring a notice to its webhook; the answer counts when it is whole within the patience. */
record Post(HttpClient client, InstantSource clock, Duration patience) {
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    Post {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client follows redirects, expected never");
        }
    }

    /** Why it was not taken, in words that hold neither address nor body nor secret; empty when it was. */
    Optional<String> send(WebhookConfig webhook, NoticeQueue.Due notice) {
        long timestamp = clock.instant().getEpochSecond();
        String signature;
        try {
            signature = new SigningSecret(webhook.secretFile()).sign(notice.id(), timestamp, notice.body());
        } catch (IllegalArgumentException noSecret) {
            return Optional.of(String.valueOf(noSecret.getMessage()));
        }
        var answer = client.sendAsync(request(webhook, notice, timestamp, signature), BodyHandlers.discarding());
        try {
            return refusal(answer.get(patience.toMillis(), MILLISECONDS));
        } catch (ExecutionException failure) {
            return Optional.of("it cannot be reached: " + kind(failure));
        } catch (TimeoutException _) {
            return givenUp(answer, "it did not answer in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return givenUp(answer, "the attempt was interrupted");
        }
    }

    private HttpRequest request(WebhookConfig webhook, NoticeQueue.Due notice, long timestamp, String signature) {
        return HttpRequest.newBuilder(webhook.url())
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "sallyport")
                .header("Sallyport-Notice-Id", notice.id())
                .header("Sallyport-Timestamp", Long.toString(timestamp))
                .header("Sallyport-Signature", signature)
                .POST(BodyPublishers.ofByteArray(notice.body()))
                .build();
    }

    private static Optional<String> refusal(HttpResponse<Void> answer) {
        return answer.statusCode() / HUNDRED == SUCCESS
                ? Optional.empty()
                : Optional.of("it answered with status " + answer.statusCode());
    }

    private static String kind(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null
                ? failure.getClass().getSimpleName()
                : cause.getClass().getSimpleName();
    }

    private static Optional<String> givenUp(CompletableFuture<HttpResponse<Void>> answer, String why) {
        answer.cancel(true);
        return Optional.of(why);
    }
}
