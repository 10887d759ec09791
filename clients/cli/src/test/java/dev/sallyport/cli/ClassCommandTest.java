package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.cli.manifest.ClassReader;
import dev.sallyport.cli.manifest.MaskText;
import dev.sallyport.v1.BatchUpdateClassificationsRequest;
import dev.sallyport.v1.BatchUpdateClassificationsResponse;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClassificationsServiceGrpc.ClassificationsServiceImplBase;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.GetClassificationResponse;
import dev.sallyport.v1.ListClassificationsRequest;
import dev.sallyport.v1.ListClassificationsResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `sallyport class` on paths of documents, before a gateway that keeps the last class. */
class ClassCommandTest {
    private static final String[] SET = {"class", "set", "shop", "public.users.profile"};

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Kept kept = new Kept();

    @Test
    void theLastPathIsNotTakenAway() throws IOException {
        assertThat(set("clear", "--path", "theme").code()).isZero();
        var refused = set("withheld", "--path", "theme");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("set the whole column to `null` instead");
        assertThat(kept.classes).hasSize(1);
    }

    @Test
    void onePathIsSetBesideTheOthers() throws IOException {
        var first = set("redact", "--path", "contact", "--path", "phone", "--tag", "person");
        assertThat(first.out()).startsWith("public.users.profile [\"contact\",\"phone\"] is redact, audit index 7");
        assertThat(set("clear", "--path", "contact.phone").code()).isZero();
        assertThat(set("hash", "--path", "contact", "--path", "phone").code()).isZero();

        assertThat(mask()).isEqualTo("document([\"contact.phone\"] clear, [\"contact\",\"phone\"] hash)");
        assertThat(kept.classes.getLast().getTagsList()).containsExactly("person");
        assertThat(kept.classes.getLast().getEtag()).isEqualTo("etag-2");
        assertThat(set("withheld", "--path", "contact.phone").code()).isZero();
        assertThat(mask()).isEqualTo("document([\"contact\",\"phone\"] hash)");
    }

    @Test
    void withoutAKeyTheWholeColumnIsSet() throws IOException {
        assertThat(set("clear", "--path", "theme").code()).isZero();
        assertThat(set("clear").out()).isEqualTo("public.users.profile is clear, audit index 7\n");

        assertThat(ClassReader.text(kept.classes.getLast())).isEqualTo("clear");
        assertThat(kept.classes.getLast().hasMask()).isFalse();
    }

    @Test
    void eachPathIsALineOfTheList() throws IOException {
        assertThat(set("redact", "--path", "contact", "--path", "phone").code()).isZero();
        try (var gateway = new FakeGateway(folder, kept)) {
            assertThat(gateway.run("class", "list", "-o", "csv").out().lines())
                    .satisfiesExactly(
                            header -> assertThat(header).contains("column").contains("path"),
                            column -> assertThat(column)
                                    .contains("public.users.profile")
                                    .contains("document"),
                            path -> assertThat(path)
                                    .contains("[\"\"contact\"\",\"\"phone\"\"]")
                                    .contains("redact"));
            assertThat(gateway.run("class", "list", "-o", "ndjson").out())
                    .contains("\"path\":[],\"shown\":\"document\"")
                    .contains("\"path\":[\"contact\",\"phone\"],\"shown\":\"redact\"");
        }
    }

    private String mask() {
        return MaskText.of(kept.classes.getLast().getMask());
    }

    private FakeGateway.Run set(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(SET));
        words.addAll(List.of(more));
        try (var gateway = new FakeGateway(folder, kept)) {
            return gateway.run(words.toArray(String[]::new));
        }
    }

    /** Every class that was set, the last of which counts. */
    private static final class Kept extends ClassificationsServiceImplBase {
        private final List<Classification> classes = new ArrayList<>();

        private Classification last() {
            return classes.getLast().toBuilder()
                    .setEtag("etag-" + classes.size())
                    .build();
        }

        @Override
        public void getClassification(
                GetClassificationRequest request, StreamObserver<GetClassificationResponse> response) {
            if (classes.isEmpty()) {
                response.onError(Status.NOT_FOUND.asRuntimeException());
                return;
            }
            response.onNext(GetClassificationResponse.newBuilder()
                    .setClassification(last())
                    .build());
            response.onCompleted();
        }

        @Override
        public void batchUpdateClassifications(
                BatchUpdateClassificationsRequest request,
                StreamObserver<BatchUpdateClassificationsResponse> response) {
            classes.addAll(request.getSetList());
            response.onNext(BatchUpdateClassificationsResponse.newBuilder()
                    .setAuditIndex(7)
                    .build());
            response.onCompleted();
        }

        @Override
        public void listClassifications(
                ListClassificationsRequest request, StreamObserver<ListClassificationsResponse> response) {
            response.onNext(ListClassificationsResponse.newBuilder()
                    .addClassifications(last())
                    .build());
            response.onCompleted();
        }
    }
}
