package dev.sallyport.server.rpc.policy;

import static dev.sallyport.server.rpc.policy.AdminDesk.call;
import static dev.sallyport.server.rpc.policy.AdminDesk.callAll;
import static dev.sallyport.server.rpc.policy.AdminDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.CatalogObject;
import dev.sallyport.v1.Classification;
import dev.sallyport.v1.DescribeSourceRequest;
import dev.sallyport.v1.DoctorSourceRequest;
import dev.sallyport.v1.DoctorSourceResponse;
import dev.sallyport.v1.GetClassificationRequest;
import dev.sallyport.v1.GetSourceRequest;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.RefreshCatalogRequest;
import dev.sallyport.v1.Severity;
import dev.sallyport.v1.SourceState;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesServiceTest {
    private static final ObjectRef EMAIL = ObjectRef.newBuilder()
            .setSource("shop")
            .setSchema("public")
            .setObject("customers")
            .setColumn("email")
            .build();

    @TempDir
    private Path folder;

    private AdminDesk desk;
    private SourcesService sources;

    @BeforeEach
    void open() {
        desk = new AdminDesk(folder);
        sources = new SourcesService(desk.sources, desk.store, () -> Rules.NOW);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aSourceThatIsNotConfiguredIsNotFound() {
        assertThat(refused(
                                "root",
                                sources::getSource,
                                GetSourceRequest.newBuilder().setName("nowhere").build())
                        .getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refused("root", sources::describeSource, describe("nowhere")).getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refused("root", sources::refreshCatalog, refresh("nowhere")).getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aSourceThatIsNotConnectedSaysSo() {
        desk.sources.close();
        assertThat(refused("root", sources::describeSource, describe("shop")).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refused("root", sources::refreshCatalog, refresh("shop")).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        var list = call("root", sources::listSources, ListSourcesRequest.getDefaultInstance());
        assertThat(list.getSources(0).getState()).isEqualTo(SourceState.SOURCE_STATE_UNAVAILABLE);
    }

    @Test
    void aDatabaseThatHasGoneSinceTheStartSaysSo() {
        desk.databaseGone.set(true);
        var list = call("root", sources::listSources, ListSourcesRequest.getDefaultInstance());
        assertThat(list.getSources(0).getState()).isEqualTo(SourceState.SOURCE_STATE_UNAVAILABLE);
        desk.databaseGone.set(false);
        list = call("root", sources::listSources, ListSourcesRequest.getDefaultInstance());
        assertThat(list.getSources(0).getState()).isEqualTo(SourceState.SOURCE_STATE_READY);
    }

    @Test
    void aClassCannotBeSetWhileItsSourceIsNotConnected() {
        desk.sources.close();
        var request = dev.sallyport.v1.BatchUpdateClassificationsRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .addSet(Classification.newBuilder().setColumn(EMAIL).setLevel(dev.sallyport.v1.Level.LEVEL_CLEAR))
                .build();
        assertThat(refused("root", desk.classifications()::batchUpdateClassifications, request)
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void aColumnWithoutAClassIsNotFound() {
        var request = GetClassificationRequest.newBuilder().setColumn(EMAIL).build();
        assertThat(refused("root", desk.classifications()::getClassification, request)
                        .getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aSourceIsDescribedByItsCatalog() {
        CatalogObject table =
                call("root", sources::describeSource, describe("shop")).getObjects(0);
        assertThat(table.getName().getObject()).isEqualTo("customers");
        assertThat(table.getColumnsList()).hasSize(4);
        assertThat(call("root", sources::refreshCatalog, refresh("shop"))
                        .getSource()
                        .getState())
                .isEqualTo(SourceState.SOURCE_STATE_READY);
    }

    @Test
    void theDoctorOfASourceThatCannotBeAskedIsRefused() {
        assertThat(refused("root", sources::doctorSource, doctor("nowhere")).getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        desk.databaseGone.set(true);
        assertThat(refused("root", sources::doctorSource, doctor("shop")).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        desk.sources.close();
        assertThat(refused("root", sources::doctorSource, doctor("shop")).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void theDoctorIsAskedForWhatTheGrantsNeed() {
        List<DoctorSourceResponse> answers = callAll("root", sources::doctorSource, doctor("shop"));
        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().getRole()).isEqualTo("CREATE ROLE shop;");
        assertThat(answers.getLast())
                .isEqualTo(DoctorSourceResponse.newBuilder()
                        .setSeverity(Severity.SEVERITY_WARNING)
                        .setWhy("too wide")
                        .setRemedy("REVOKE")
                        .build());
        classifyEmail();
        call("root", desk.grants()::createGrant, GrantRequests.creation("support"));
        assertThat(call("root", sources::doctorSource, doctor("shop")).getFinding())
                .contains("Read[object=", "column=email")
                .contains("ReadMasked[object=", "column=id, mask=Null[]");
    }

    private void classifyEmail() {
        var request = dev.sallyport.v1.BatchUpdateClassificationsRequest.newBuilder()
                .setRequestId(GrantRequests.id())
                .addSet(Classification.newBuilder().setColumn(EMAIL).setLevel(dev.sallyport.v1.Level.LEVEL_CLEAR))
                .build();
        call("root", desk.classifications()::batchUpdateClassifications, request);
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        var list = ListSourcesRequest.newBuilder().setPageToken("AAAA").build();
        assertThat(refused("root", sources::listSources, list).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    private static DoctorSourceRequest doctor(String name) {
        return DoctorSourceRequest.newBuilder().setName(name).build();
    }

    private static DescribeSourceRequest describe(String name) {
        return DescribeSourceRequest.newBuilder().setName(name).build();
    }

    private static RefreshCatalogRequest refresh(String name) {
        return RefreshCatalogRequest.newBuilder().setName(name).build();
    }
}
