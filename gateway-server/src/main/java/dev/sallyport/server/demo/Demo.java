package dev.sallyport.server.demo;

import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.config.ConfigFile;
import dev.sallyport.server.wiring.StartException;
import dev.sallyport.server.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts database, gateway and policy, in this order, and stops them in the other. */
final class Demo implements AutoCloseable {
    private static final List<String> TRY = List.of(
            "./sallyport query shop-pg \"select name, email, card from customers limit 2\"",
            "./sallyport query shop-pg \"select name from customers where card like '4%'\"",
            "./sallyport audit tail");

    private final DemoFolder folder;
    private final Path home;
    private final SecureRandom random = new SecureRandom();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private Demo(DemoFolder folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /**
     * Starts everything; `sealed` is counted down when the trail can take no more records.
     *
     * @param home the folder that holds `sallyport` and `deploy/demo`
     */
    static Demo start(DemoFolder folder, Path home, CountDownLatch sealed) throws Exception {
        var demo = new Demo(folder, home);
        try {
            demo.open(sealed);
            return demo;
        } catch (Exception e) {
            demo.close();
            throw e;
        }
    }

    private void open(CountDownLatch sealed)
            throws IOException, GeneralSecurityException, SQLException, InterruptedException {
        DevAuthority authority = authority();
        ShopDatabase database =
                opening(ShopDatabase.start(folder, authority, home.resolve("deploy/demo/shop.sql"), random));
        DemoTokens tokens = opening(DemoTokens.start(folder, authority));
        var files = new DemoFiles(folder, authority);
        Wiring gateway =
                opening(Wiring.open(ConfigFile.read(files.configuration(database, random)), sealed::countDown));
        files.profiles(tokens, gateway.dataPort(), gateway.adminPort());
        applyPolicy();
    }

    private DevAuthority authority() throws IOException, GeneralSecurityException {
        return Files.exists(folder.authority().resolve("ca.pem"))
                ? DevAuthority.open(folder.authority(), InstantSource.system())
                : DevAuthority.create(folder.authority(), InstantSource.system());
    }

    private <T extends AutoCloseable> T opening(T resource) {
        opened.push(resource);
        return resource;
    }

    /** By the same command that a person would use. */
    private void applyPolicy() throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                home.resolve("sallyport").toString(),
                "policy",
                "apply",
                home.resolve("deploy/demo/policy").toString(),
                "--name",
                "demo",
                "--profile",
                folder.profile().toString());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("SALLYPORT_BUILT", "yes");
        Process apply = command.redirectErrorStream(true).start();
        apply.getOutputStream().close();
        String told = new String(apply.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (apply.waitFor() != 0) {
            throw new StartException("the policy of the demo cannot be applied: " + told.strip());
        }
    }

    /** What to print when it is ready. */
    static String greeting() {
        return "the demo is ready; try\n  " + String.join("\n  ", TRY);
    }

    /** Closes everything, also when one part fails at it. */
    @Override
    public void close() throws IOException {
        var failure = new IOException("not everything was closed");
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
