package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.SourceFailure;
import java.util.List;
import org.postgresql.core.Field;

/** The last look before rows leave: the server itself tells from which column of which table each output comes. */
final class PostgresTripwire {
    private PostgresTripwire() {}

    /**
     * Fails when a guarded column is the origin of an output.
     *
     * @param guarded as {@link dev.sallyport.engine.Sealed#guarded()} names columns
     */
    static void requireOrigin(List<String> guarded, Field[] fields) throws EngineFailure {
        for (Field field : fields) {
            if (field.getTableOid() != 0 && guarded.contains(origin(field))) {
                throw SourceFailure.tripwire();
            }
        }
    }

    private static String origin(Field field) {
        return Integer.toUnsignedString(field.getTableOid()) + "/" + field.getPositionInTable();
    }
}
