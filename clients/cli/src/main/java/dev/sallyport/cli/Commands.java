package dev.sallyport.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and gives those that call a gateway their way to reach it. */
record Commands(Connector connector) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == Caller.class
                ? type.cast(new Caller(connector))
                : CommandLine.defaultFactory().create(type);
    }
}
