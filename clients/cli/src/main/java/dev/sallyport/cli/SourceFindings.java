package dev.sallyport.cli;

import dev.sallyport.cli.output.Printable;
import dev.sallyport.v1.DoctorSourceRequest;
import dev.sallyport.v1.DoctorSourceResponse;
import dev.sallyport.v1.Severity;
import dev.sallyport.v1.SourcesServiceGrpc.SourcesServiceBlockingV2Stub;
import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the gateway says of its own role on a source.
 *
 * @param role the least-privilege role, as statements
 */
record SourceFindings(String role, List<DoctorSourceResponse> findings) {
    static final List<String> FIELDS = List.of("severity", "finding", "why", "next");

    static SourceFindings of(SourcesServiceBlockingV2Stub stub, String source)
            throws StatusException, InterruptedException {
        String role = "";
        List<DoctorSourceResponse> findings = new ArrayList<>();
        var call = stub.doctorSource(
                DoctorSourceRequest.newBuilder().setName(source).build());
        while (call.hasNext()) {
            DoctorSourceResponse message = call.read();
            if (message.getRole().isEmpty()) {
                findings.add(message);
            } else {
                role = message.getRole();
            }
        }
        return new SourceFindings(role, findings);
    }

    List<List<String>> rows() {
        return findings.stream()
                .map(each -> List.of(
                        each.getSeverity().name().replace("SEVERITY_", "").toLowerCase(Locale.ROOT),
                        each.getFinding(),
                        each.getWhy(),
                        each.getRemedy()))
                .toList();
    }

    /** The statements; what a terminal does not show as it is comes escaped, and makes no name of the database then. */
    List<String> statements() {
        return role.lines().map(Printable::of).toList();
    }

    /** An answer without any finding says nothing. */
    ExitCode exitCode() {
        boolean good =
                !findings.isEmpty() && findings.stream().allMatch(each -> each.getSeverity() == Severity.SEVERITY_OK);
        return good ? ExitCode.OK : ExitCode.ERROR;
    }
}
