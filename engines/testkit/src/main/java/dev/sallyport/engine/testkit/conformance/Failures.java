package dev.sallyport.engine.testkit.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Collectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the suite by itself on a subject that must not pass it. */
public final class Failures {
    private Failures() {}

    /** What the suite says of this class, a line for each test that failed. */
    public static String of(Class<? extends EngineConformance> suite) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(suite))
                                .build(),
                        summary);
        return summary.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getUniqueId() + " "
                        + failure.getException().getMessage())
                .collect(Collectors.joining("\n"));
    }
}
