package dev.sallyport.server.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Lets a record say itself which keys must be there: all but the nullable ones, and lists, sets and maps. */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        if (!(member instanceof AnnotatedParameter parameter)) {
            return super.hasRequiredMarker(config, member);
        }
        Class<?> type = parameter.getRawType();
        return !Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type) && !isNullable(parameter);
    }

    private static boolean isNullable(AnnotatedParameter parameter) {
        AnnotatedType[] types =
                parameter.getOwner().getAnnotated() instanceof java.lang.reflect.Constructor<?> constructor
                        ? constructor.getAnnotatedParameterTypes()
                        : new AnnotatedType[0];
        return parameter.getIndex() < types.length && types[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }

    static void absentIsEmpty(MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
}
