package dev.sallyport.engine.sql.tree;

import java.util.List;

/** A column that a definition makes, and what holds for it alone. */
public record NewColumn(Name name, TypeName type, List<Constraint> constraints, Mark at) {
    public NewColumn {
        constraints = List.copyOf(constraints);
    }
}
