package dev.sallyport.engine.sql.rules;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Optional;

/** A table as whoever writes to it has to know it. */
public interface RuledTable {
    ObjectDescription description();

    /** All of its columns, in the order of their numbers. */
    List<? extends Column> columns();

    /** What the database does, or looks at, when its rows are written. */
    List<Rule> ruling();

    default ObjectName name() {
        return description().name();
    }

    /** A column by the number that rules know it by. */
    interface Column {
        String name();

        int number();

        boolean nullable();
    }

    /** The tables that there are, whoever may see them. */
    interface Tables {
        Optional<? extends RuledTable> relationOfAll(ObjectName name);

        /**
         * The table of an id.
         *
         * @param id as rules have it
         */
        Optional<? extends RuledTable> relationOfAll(String id);

        /** The table of an effect, which is surely there. */
        default RuledTable of(ObjectName name) {
            return relationOfAll(name).orElseThrow();
        }
    }
}
