package dev.sallyport.server;

import dev.sallyport.server.config.ConfigFile;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.wiring.Wiring;
import io.netty.util.ResourceLeakDetector;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs the gateway until it is told to stop, or until its trail cannot take records any more. */
final class ServeCommand implements Callable<Integer> {
    private static final String CONFIG = "--config";

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("serve");

    /** Described by hand: to inspect annotations takes a good part of the time of a start. */
    static CommandSpec spec() {
        CommandSpec spec = new ServeCommand().spec;
        spec.usageMessage().description("Runs the gateway.");
        return spec.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder(CONFIG)
                        .paramLabel("FILE")
                        .type(Path.class)
                        .defaultValue("sallyport.yaml")
                        .description(
                                "Configuration of the gateway (default: ${DEFAULT-VALUE}); docs/configuration.md says what is in it.")
                        .build());
    }

    @Override
    public Integer call() throws InterruptedException {
        // one buffer in a hundred would be followed with stack traces, for developers of netty
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        GatewayConfig config = ConfigFile.read(spec.findOption(CONFIG).getValue());
        CountDownLatch sealed = new CountDownLatch(1);
        Wiring gateway = Wiring.open(config, sealed::countDown);
        ReadyMark mark = ReadyMark.named();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(gateway, mark), "shutdown"));
        System.out.println(
                "sallyport: ready, data on port " + gateway.dataPort() + ", admin on port " + gateway.adminPort());
        mark.set();
        sealed.await();
        mark.remove();
        return ExitCode.SOFTWARE;
    }

    private static void close(Wiring gateway, ReadyMark mark) {
        gateway.close();
        mark.explainWait();
    }
}
