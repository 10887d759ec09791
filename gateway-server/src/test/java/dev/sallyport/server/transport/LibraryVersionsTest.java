package dev.sallyport.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.internal.GrpcUtil;
import io.netty.util.Version;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The limits of the listener work only in libraries that know the reset attacks. */
class LibraryVersionsTest {

    @Test
    void nettyIsNotTooOld() {
        var versions = Version.identify(getClass().getClassLoader());
        assertThat(versions).containsKey("netty-codec-http2");
        assertThat(versions.values())
                .filteredOn(version -> version.artifactId().startsWith("netty-codec"))
                .allSatisfy(version ->
                        assertThat(numbers(version.artifactVersion())).isGreaterThanOrEqualTo(numbers("4.2.10")));
    }

    @Test
    void grpcIsNotTooOld() {
        assertThat(numbers(GrpcUtil.getGrpcBuildVersion().getImplementationVersion()))
                .isGreaterThanOrEqualTo(numbers("1.75.0"));
    }

    /** The first three numbers as one. */
    private static long numbers(String version) {
        return Arrays.stream(version.split("[.-]"))
                .limit(3)
                .mapToLong(Long::parseLong)
                .reduce(0, (all, number) -> all * 10_000 + number);
    }
}
