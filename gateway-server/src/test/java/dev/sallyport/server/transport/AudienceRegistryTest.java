package dev.sallyport.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.v1.Audience;
import dev.sallyport.v1.AuditServiceGrpc;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.SourcesServiceGrpc;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceRegistryTest {

    @Test
    void methodWithoutAnAudienceStopsTheStart() {
        var reflection = ProtoReflectionServiceV1.newInstance().bindService();
        assertThatThrownBy(() -> AudienceRegistry.of(List.of(reflection)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ServerReflectionInfo` has no audience");
    }

    @Test
    void unregisteredMethodIsForNobody() {
        assertThat(AudienceRegistry.of(List.of()).of(DataAccessServiceGrpc.getExecuteMethod()))
                .isEqualTo(Audience.AUDIENCE_UNSPECIFIED);
    }

    @Test
    void audienceIsReadFromTheOption() {
        var data = new DataAccessServiceGrpc.DataAccessServiceImplBase() {}.bindService();
        var audit = new AuditServiceGrpc.AuditServiceImplBase() {}.bindService();
        var health = new HealthGrpc.HealthImplBase() {}.bindService();
        var sources = new SourcesServiceGrpc.SourcesServiceImplBase() {}.bindService();
        var registry = AudienceRegistry.of(List.of(data, audit, health, sources));
        assertThat(registry.of(DataAccessServiceGrpc.getExecuteMethod())).isEqualTo(Audience.AUDIENCE_AGENT);
        assertThat(registry.of(AuditServiceGrpc.getTailRecordsMethod())).isEqualTo(Audience.AUDIENCE_AUDITOR);
        assertThat(registry.of(SourcesServiceGrpc.getDoctorSourceMethod())).isEqualTo(Audience.AUDIENCE_ADMIN);
        assertThat(registry.of(HealthGrpc.getCheckMethod())).isEqualTo(Audience.AUDIENCE_ANYONE);
    }
}
