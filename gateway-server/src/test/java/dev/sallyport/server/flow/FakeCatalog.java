package dev.sallyport.server.flow;

import dev.sallyport.engine.Catalog;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Visibility;
import dev.sallyport.server.store.Rules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A catalog of one table; only its version ever changes. */
record FakeCatalog(String version) implements Catalog {
    private static final ObjectDescription TABLE = new ObjectDescription(
            Rules.CUSTOMERS,
            "1",
            ObjectDescription.Kind.TABLE,
            List.of(new ColumnDescription("email", "c-email", "text", ColumnKind.TEXT, true)));

    @Override
    public Optional<ObjectDescription> object(ObjectName name) {
        return Optional.of(TABLE).filter(table -> table.name().equals(name));
    }

    @Override
    public Collection<ObjectDescription> objects() {
        return List.of(TABLE);
    }

    @Override
    public Catalog visibleTo(Visibility visibility) {
        return this;
    }
}
