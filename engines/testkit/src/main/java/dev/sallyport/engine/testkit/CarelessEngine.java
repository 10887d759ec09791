package dev.sallyport.engine.testkit;

import static java.util.stream.Collectors.toMap;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.TableObligation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that does not do what it is obliged to: nothing is masked, filtered, limited, guarded or compared again. */
public final class CarelessEngine extends ForwardingEngine {
    public CarelessEngine(Engine whole) {
        super(whole);
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        Map<Integer, TableObligation> clear = obligations.references().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> clear(each.getValue())));
        return super.seal(
                understood, new Obligations(clear, obligations.limits(), obligations.readOnly(), obligations.hints()));
    }

    private static TableObligation clear(TableObligation obligation) {
        Map<String, Disclosure> columns =
                obligation.columns().keySet().stream().collect(toMap(column -> column, _ -> new Disclosure.Clear()));
        return new TableObligation(obligation.grant(), obligation.object(), columns, Optional.empty());
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        Sealed sealed = permit.use();
        Limits most = new Limits(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                sealed.limits().time());
        Sealed loose = new Sealed(
                sealed.kind(),
                sealed.canonical(),
                sealed.gaps(),
                sealed.parameters(),
                sealed.written(),
                sealed.settings(),
                new Closure(List.of()),
                sealed.columns(),
                List.of(),
                most);
        return super.open(Permit.mint(loose, permit.auditIndex()), cancellation);
    }
}
