package dev.sallyport.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and gives them their way to reach a gateway and the person at the terminal. */
record Commands(Connector connector, Question question) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == Caller.class) {
            return type.cast(new Caller(connector));
        }
        return type == DecisionOptions.class
                ? type.cast(new DecisionOptions(question))
                : CommandLine.defaultFactory().create(type);
    }
}
