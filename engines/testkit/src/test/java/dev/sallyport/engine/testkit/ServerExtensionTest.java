package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

final class ServerExtensionTest {
    private static final String REQUIRED = "sallyport.test.require";

    private final ByteArrayOutputStream table = new ByteArrayOutputStream();

    @Test
    void testOfAServerThatIsNotThereIsSkippedAndCounted() {
        TestExecutionSummary summary = run(InConstructor.class);

        assertThat(summary.getTestsFailedCount()).isZero();
        assertThat(summary.getTestsSucceededCount()).isZero();
        assertThat(summary.getTestsAbortedCount()).isEqualTo(1);
        assertThat(table.toString(StandardCharsets.UTF_8)).endsWith("skipped\nmysql | MySQL 9 | - | 0 | 0 | 1\n");
    }

    @Test
    void testThatWantsItInItsMethodIsSkippedToo() {
        TestExecutionSummary summary = run(InMethod.class);

        assertThat(summary.getTestsFailedCount()).isZero();
        assertThat(summary.getTestsSucceededCount()).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8)).endsWith("skipped\nmysql | MySQL 9 | - | 0 | 0 | 1\n");
    }

    /** Whatever this run may not do without, these tests may. */
    private TestExecutionSummary run(Class<?> test) {
        String required = System.getProperty(REQUIRED, "");
        System.clearProperty(REQUIRED);
        try {
            return runWithout(test);
        } finally {
            System.setProperty(REQUIRED, required);
        }
    }

    private TestExecutionSummary runWithout(Class<?> test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(
                        summary, new ServerTable(new PrintStream(table, true, StandardCharsets.UTF_8)))
                .build();
        LauncherFactory.create(alone)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(test))
                        .build());
        return summary.getSummary();
    }

    @OnServers(ServerKind.MYSQL9)
    @ExtendWith(BareMachine.class)
    static final class InConstructor {
        InConstructor(TestDatabase database) {
            database.name();
        }

        @Test
        void never() {}
    }

    @OnServers(ServerKind.MYSQL9)
    @ExtendWith(BareMachine.class)
    static final class InMethod {
        @Test
        void never(TestDatabase database) {
            database.name();
        }
    }

    static final class BareMachine implements BeforeClassTemplateInvocationCallback {
        @Override
        public void beforeClassTemplateInvocation(ExtensionContext context) {
            context.getRoot()
                    .getStore(ServerExtension.NAMESPACE)
                    .put(TestServers.class, TestServers.without(ServerKind.MYSQL9));
        }
    }
}
