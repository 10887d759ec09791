package dev.sallyport.engine.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once on each of these servers, with an empty {@link TestDatabase} for its constructor or methods.
 *
 * <p>A test that proves that something is refused carries the tag `refused`.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(OnServersProvider.class)
public @interface OnServers {
    /** The engine whose servers it runs on, unless they are named. */
    ServerEngine engine() default ServerEngine.POSTGRESQL;

    /** The servers, in order; none for all of the engine. */
    ServerKind[] value() default {};
}
