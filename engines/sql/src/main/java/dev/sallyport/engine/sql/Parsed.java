package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Statement;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;

/** What the front end made of a text. */
public sealed interface Parsed {

    /** READ, WRITE or DDL only where a tree exists, else UNKNOWN. */
    OperationKind kind();

    /**
     * A tree that a second grammar agrees with.
     *
     * @param parameters the highest parameter number, 0 without any
     */
    record Tree(Statement statement, int parameters) implements Parsed {

        @Override
        public OperationKind kind() {
            return switch (statement) {
                case Query query -> query.writes() ? OperationKind.WRITE : OperationKind.READ;
                case Definition _ -> OperationKind.DDL;
            };
        }
    }

    /** A no, with its reason and place. */
    record Refused(Refusal refusal) implements Parsed {

        @Override
        public OperationKind kind() {
            return OperationKind.UNKNOWN;
        }
    }
}
