package dev.sallyport.cli.doctor;

import dev.sallyport.cli.profile.Endpoint;
import dev.sallyport.cli.profile.Profile;
import dev.sallyport.cli.yaml.BadFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Everything a caller needs before the first call, in the order in which it is needed. */
public final class Checkup {
    private final TokenCheck tokens;

    /** A check at the time of this clock. */
    public Checkup(Clock clock) {
        this.tokens = new TokenCheck(clock);
    }

    /** All findings. */
    public List<Finding> of(Profile profile) {
        List<Finding> findings = new ArrayList<>();
        findings.add(profileFile(profile.file()));
        check(findings, "data", profile::data);
        check(findings, "admin", profile::admin);
        return findings.stream().distinct().toList();
    }

    private static Finding profileFile(Path file) {
        return Files.isReadable(file)
                ? Finding.good("profile `" + file + "`")
                : new Finding("there is no profile at `" + file + "`", Profile.NO_PROFILE);
    }

    private void check(List<Finding> findings, String name, Listener listener) {
        try {
            Endpoint endpoint = listener.endpoint();
            findings.addAll(FileCheck.of(name, endpoint));
            findings.add(tokens.of(name, endpoint.token()));
            findings.add(ConnectionCheck.of(name, endpoint));
        } catch (BadFileException e) {
            findings.add(new Finding(String.valueOf(e.getMessage()), e.next()));
        }
    }

    /** A part of the profile that may be missing. */
    @FunctionalInterface
    private interface Listener {
        Endpoint endpoint() throws BadFileException;
    }
}
