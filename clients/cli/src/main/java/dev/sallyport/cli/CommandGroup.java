package dev.sallyport.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands below it. */
@SuppressWarnings("NullAway.Init") // the parser sets what it was given
abstract class CommandGroup implements Runnable {
    @Spec
    private CommandSpec group;

    @Override
    public void run() {
        throw new ParameterException(group.commandLine(), "a command is missing after `" + group.name() + "`");
    }
}
