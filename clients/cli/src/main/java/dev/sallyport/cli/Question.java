package dev.sallyport.cli;

import java.io.Console;
import java.util.Optional;

/** How a person at the terminal is asked. */
@FunctionalInterface
interface Question {
    /** What the person typed in one line; empty when the input has ended. Throws when nobody can be asked. */
    String ask(String prompt);

    /** The person who started the program, and no pipe. */
    static Question atTheTerminal() {
        return prompt -> {
            Console console = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no terminal to ask at, expected `--yes` from whoever has read `approval show`"));
            return Optional.ofNullable(console.readLine("%s", prompt)).orElse("");
        };
    }
}
