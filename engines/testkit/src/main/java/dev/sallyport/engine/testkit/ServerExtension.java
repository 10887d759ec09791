package dev.sallyport.engine.testkit;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.TestAbortedException;

/** Gives a test class its server and a database of its own, and tells the run's table which server a test ran on. */
final class ServerExtension
        implements ExecutionCondition, TestInstancePreConstructCallback, ParameterResolver, BeforeEachCallback {
    static final Namespace NAMESPACE = Namespace.create(ServerExtension.class);

    private final ServerKind kind;

    ServerExtension(ServerKind kind) {
        this.kind = kind;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (find(context).isPresent()) {
            return ConditionEvaluationResult.enabled("server is there");
        }
        if (Required.is(kind.key())) {
            throw new IllegalStateException("server `" + kind.key() + "` is required and not there");
        }
        return ConditionEvaluationResult.disabled(kind.key());
    }

    /** A method that is skipped has an instance of its class all the same: it is made before that is asked. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (evaluateExecutionCondition(context).isDisabled()) {
            throw new TestAbortedException(kind.key());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isServer(parameter) || isDatabase(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return isServer(parameter) ? server(context) : database(context);
    }

    private static boolean isServer(ParameterContext parameter) {
        return RunningServer.class.isAssignableFrom(parameter.getParameter().getType());
    }

    private static boolean isDatabase(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == DocumentDatabase.class;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.publishReportEntry(
                ServerTable.KEY, kind.key() + "=" + server(context).version());
    }

    private AutoCloseable database(ExtensionContext context) {
        ExtensionContext owner = classOf(context);
        return requireNonNull(owner.getStore(NAMESPACE)
                .computeIfAbsent(kind, _ -> createDatabase(server(context)), AutoCloseable.class));
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            owner = owner.getParent().get();
        }
        return owner;
    }

    private static AutoCloseable createDatabase(RunningServer server) {
        try {
            return server.createDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunningServer server(ExtensionContext context) {
        return find(context).orElseThrow();
    }

    private Optional<RunningServer> find(ExtensionContext context) {
        TestServers servers = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestServers.class, _ -> new TestServers(), TestServers.class);
        return requireNonNull(servers).running(kind);
    }
}
