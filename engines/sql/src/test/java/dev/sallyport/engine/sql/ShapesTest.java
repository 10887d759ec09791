package dev.sallyport.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {

    /** What says nothing about the statement: links between nodes, and what every list has. */
    private static final Set<String> NO_PARTS = Set.of("getASTNode", "getParent", "getClass");

    static Stream<Shape<?>> shapes() {
        return Stream.of(
                        QueryShapes.ALL,
                        FromShapes.ALL,
                        WriteShapes.ALL,
                        MergeShapes.ALL,
                        ExpressionShapes.BY_CLASS.values(),
                        CallShapes.PARTS)
                .flatMap(Collection::stream);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyPartIsReadOrMustBeEmpty(Shape<?> shape) {
        Set<String> unread = new TreeSet<>(accessors(shape.type()));
        unread.removeAll(shape.read());
        unread.removeAll(shape.derived());
        unread.removeAll(shape.empty().keySet());
        assertThat(unread).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noPartIsBothReadAndEmpty(Shape<?> shape) {
        assertThat(shape.read()).noneMatch(shape.empty()::containsKey).noneMatch(shape.derived()::contains);
        assertThat(shape.derived()).noneMatch(shape.empty()::containsKey);
    }

    @Test
    void partThatNobodyReadsIsRefused() {
        Distinct distinct = new Distinct(true);
        assertThatThrownBy(() -> QueryShapes.DISTINCT.check(distinct)).hasMessageContaining("`unique`");
    }

    @Test
    void nodeOfAnotherClassIsRefused() {
        assertThatThrownBy(() -> QueryShapes.DISTINCT.check(new Limit())).hasMessageContaining("`limit`");
    }

    private static List<String> accessors(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(ShapesTest::isAccessor)
                .map(Method::getName)
                .distinct()
                .toList();
    }

    private static boolean isAccessor(Method method) {
        String name = method.getName();
        boolean named = name.matches("(get|is|has|should)[A-Z].*") && !NO_PARTS.contains(name);
        return named && method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
    }
}
