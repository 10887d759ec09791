package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.BatchUpdateClassificationsRequest;
import dev.sallyport.v1.BatchUpdateClassificationsResponse;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.ClearPath;
import dev.sallyport.v1.DocumentMask;
import dev.sallyport.v1.DocumentPath;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.Level;
import dev.sallyport.v1.ListClassificationsRequest;
import dev.sallyport.v1.ListClassificationsResponse;
import dev.sallyport.v1.Mask;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.RedactMask;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationsServiceTest {
    @TempDir
    private Path folder;

    private AdminDesk desk;
    private ClassificationsService classifications;

    @BeforeEach
    void open() {
        desk = new AdminDesk(folder);
        classifications = desk.classifications();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachWrongFieldIsNamed() {
        assertWrong("set[0].column", clear("salary"));
        assertWrong("set[0].column.source", clear("id").setColumn(column("id").setSource("nowhere")));
        assertWrong("set[0].column.column", clear(""));
        assertWrong("set[0].level", clear("id").clearLevel());
        assertWrong("set[0].mask", clear("id").setLevel(Level.LEVEL_MASKED));
        assertWrong("set[0].mask", clear("id").setMask(redact()));
        assertThat(desk.store.current().version()).isZero();
    }

    @Test
    void pathsAreDeclaredOfADocumentAlone() {
        for (String column : List.of("note", "email")) {
            assertWrong(
                    "set[0].mask.document",
                    clear(column).setLevel(Level.LEVEL_MASKED).setMask(paths()));
        }
        assertWrong("set[0].mask", clear("profile").setMask(paths()));
        assertThat(list().getClassificationsList()).isEmpty();

        Classification set = update(request()
                        .addSet(clear("profile").setLevel(Level.LEVEL_MASKED).setMask(paths())))
                .getClassifications(0);
        assertThat(set.getMask()).isEqualTo(paths());
        assertThat(list().getClassificationsList()).containsExactly(set);
    }

    @Test
    void oneWrongClassAndNoneIsSet() {
        var request = request().addSet(clear("id")).addSet(clear("salary"));

        assertThat(refused(request).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(list().getClassificationsList()).isEmpty();
    }

    @Test
    void aColumnStandsInARequestOnce() {
        assertThat(refused(request().addSet(clear("id")).addSet(clear("id"))).getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aClassIsTiedToTheColumnOfTheCatalog() {
        Classification set = update(request()
                        .addSet(clear("email").setLevel(Level.LEVEL_MASKED).setMask(redact())))
                .getClassifications(0);

        assertThat(set.getObjectId()).isEqualTo("1");
        assertThat(set.getColumnId()).isEqualTo("c-email");
        assertThat(set.getStale()).isFalse();
        assertThat(set.getColumn().getDatabase()).isEqualTo("shopdb");
        var get =
                GetClassificationRequest.newBuilder().setColumn(column("email")).build();
        assertThat(AdminDesk.call("root", classifications::getClassification, get)
                        .getClassification())
                .isEqualTo(set);
        assertThat(list().getClassificationsList()).containsExactly(set);
    }

    @Test
    void anEtagThatDoesNotCountAnyMoreIsRefused() {
        Classification set = update(request().addSet(clear("id"))).getClassifications(0);
        var _ = update(request().addSet(clear("id").setLevel(Level.LEVEL_WITHHELD)));

        assertThat(refused(request().addSet(set)).getCode()).isEqualTo(Status.Code.ABORTED);
    }

    @Test
    void aListHoldsTheClassesWithinItsPartAlone() {
        var _ = update(request().addSet(clear("id")));

        assertThat(within(column("id").setDatabase("shopdb"))).isEqualTo(1);
        assertThat(within(column("email"))).isZero();
        assertThat(within(column("id").setObject("orders"))).isZero();
        assertThat(within(column("id").setSchema("other"))).isZero();
        assertThat(within(column("id").setDatabase("otherdb"))).isZero();
        assertThat(within(column("id").setSource("other"))).isZero();
    }

    private int within(ObjectRef.Builder part) {
        var list = ListClassificationsRequest.newBuilder().setWithin(part).build();
        return call("root", classifications::listClassifications, list).getClassificationsCount();
    }

    @Test
    void aClassThatIsRemovedIsGone() {
        var _ = update(request().addSet(clear("id")));
        var _ = update(request().addRemove(column("id")));

        assertThat(list().getClassificationsList()).isEmpty();
        assertThat(refused(request().addRemove(column("id"))).getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(desk.recorded).hasSize(2);
    }

    private void assertWrong(String field, Classification.Builder wrong) {
        Status refused = refused(request().addSet(wrong));
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("`" + field + "` is `").contains("`, expected ");
    }

    private BatchUpdateClassificationsResponse update(BatchUpdateClassificationsRequest.Builder request) {
        return call("root", classifications::batchUpdateClassifications, request.build());
    }

    private Status refused(BatchUpdateClassificationsRequest.Builder request) {
        return AdminDesk.refused("root", classifications::batchUpdateClassifications, request.build());
    }

    private ListClassificationsResponse list() {
        return call("root", classifications::listClassifications, ListClassificationsRequest.getDefaultInstance());
    }

    private static BatchUpdateClassificationsRequest.Builder request() {
        return BatchUpdateClassificationsRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString());
    }

    private static Classification.Builder clear(String column) {
        return Classification.newBuilder().setColumn(column(column)).setLevel(Level.LEVEL_CLEAR);
    }

    private static ObjectRef.Builder column(String name) {
        return ObjectRef.newBuilder()
                .setSource("shop")
                .setSchema("public")
                .setObject("customers")
                .setColumn(name);
    }

    private static Mask paths() {
        return Mask.newBuilder()
                .setDocument(DocumentMask.newBuilder()
                        .addPaths(DocumentPath.newBuilder()
                                .addPath("contact")
                                .addPath("city")
                                .setClear(ClearPath.getDefaultInstance()))
                        .addPaths(DocumentPath.newBuilder().addPath("ssn").setMasked(redact())))
                .build();
    }

    private static Mask redact() {
        return Mask.newBuilder().setRedact(RedactMask.getDefaultInstance()).build();
    }
}
