package dev.sallyport.server;

import dev.sallyport.server.config.ConfigFile;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.wiring.Wiring;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Runs the gateway until it is told to stop, or until its trail cannot take records any more. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the gateway.")
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration of the gateway (default: ${DEFAULT-VALUE}).",
            defaultValue = "sallyport.yaml")
    private Path file = Path.of("sallyport.yaml");

    @Override
    public Integer call() throws InterruptedException {
        GatewayConfig config = ConfigFile.read(file);
        CountDownLatch sealed = new CountDownLatch(1);
        Wiring gateway = Wiring.open(config, sealed::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "shutdown"));
        System.out.println(
                "sallyport: ready, data on port " + gateway.dataPort() + ", admin on port " + gateway.adminPort());
        sealed.await();
        return ExitCode.SOFTWARE;
    }
}
