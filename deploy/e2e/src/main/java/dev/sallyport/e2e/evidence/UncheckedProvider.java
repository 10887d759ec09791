package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.postgresql.PostgresProvider;
import java.util.List;

/** PostgreSQL without the comparison of the catalog before rows are released. */
public final class UncheckedProvider extends WeakenedProvider {
    public UncheckedProvider() {
        super(new PostgresProvider(), "unchecked");
    }

    @Override
    Sealed weaken(Sealed sealed) {
        return new Sealed(
                sealed.kind(),
                sealed.canonical(),
                sealed.parameters(),
                sealed.settings(),
                new Closure(List.of()),
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }
}
