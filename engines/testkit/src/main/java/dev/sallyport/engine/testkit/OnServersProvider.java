package dev.sallyport.engine.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Repeats a class for each server that {@link OnServers} names. */
final class OnServersProvider implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), OnServers.class)
                .map(OnServersProvider::kinds)
                .stream()
                .flatMap(List::stream)
                .map(Invocation::new);
    }

    private static List<ServerKind> kinds(OnServers servers) {
        return servers.value().length == 0 ? ServerKind.of(servers.engine()) : List.of(servers.value());
    }

    private record Invocation(ServerKind kind) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return kind.key();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ServerExtension(kind));
        }
    }
}
