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
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts databases, gateway and policy, in this order, and stops them in the other. */
final class Demo implements AutoCloseable {
    private static final List<String> TRY = List.of(
            "./sallyport query shop-pg \"select name, email, card from customers limit 2\"",
            "./sallyport query shop-pg \"select name from customers where card like '4%'\"",
            "./sallyport audit tail");
    private static final String TRY_SECOND =
            "./sallyport query shop-my \"select name, email, card from customers limit 2\"";

    private static final String TRY_DOCUMENTS =
            "./sallyport query shop-mongo '{\"find\": \"customers\", \"limit\": 2}'";

    private final DemoFolder folder;
    private final Path home;
    private final Optional<String> mongo;
    private final SecureRandom random = new SecureRandom();
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    private String greeting = "";

    private Demo(DemoFolder folder, Path home, Optional<String> mongo) {
        this.folder = folder;
        this.home = home;
        this.mongo = mongo;
    }

    /**
     * Starts everything; `sealed` is counted down when the trail can take no more records.
     *
     * @param home the folder that holds `sallyport` and `deploy/demo`
     * @param mongo the address of a server for the shop of documents, where there is one
     */
    static Demo start(DemoFolder folder, Path home, Optional<String> mongo, CountDownLatch sealed) throws Exception {
        var demo = new Demo(folder, home, mongo);
        try {
            demo.open(sealed);
            return demo;
        } catch (Exception e) {
            demo.close();
            throw e;
        }
    }

    private void open(CountDownLatch sealed) throws Exception {
        DevAuthority authority = authority();
        SecondShop second;
        ShopDatabase database;
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SecondShop> started = beside.submit(() -> second(authority));
            database = opening(ShopDatabase.start(folder, authority, home.resolve("deploy/demo/shop.sql"), random));
            second = started.get();
        }
        Optional<ShopMongo> documents = Optional.empty();
        if (mongo.isPresent()) {
            documents = Optional.of(ShopMongo.load(mongo.get(), home.resolve("deploy/demo/shop-mongo.json")));
        }
        DemoTokens tokens = opening(DemoTokens.start(folder, authority));
        var files = new DemoFiles(folder, authority);
        Wiring gateway = opening(Wiring.open(
                ConfigFile.read(files.configuration(database, second.database(), documents, random)),
                sealed::countDown));
        files.profiles(tokens, gateway.dataPort(), gateway.adminPort());
        applyPolicy("demo", "policy");
        if (second.database().isPresent()) {
            applyPolicy("demo-my", "policy-my");
        }
        if (documents.isPresent()) {
            applyPolicy("demo-mongo", "policy-mongo");
        }
        greeting = greeting(second, documents);
    }

    /** What there is of the second shop, or why there is none of it. */
    private record SecondShop(Optional<ShopMariaDb> database, String missing) {}

    /** The demo goes on without it. */
    private SecondShop second(DevAuthority authority) throws InterruptedException {
        try {
            Path script = home.resolve("deploy/demo/shop-my.sql");
            return new SecondShop(Optional.of(opening(ShopMariaDb.start(folder, authority, script, random))), "");
        } catch (IOException | SQLException e) {
            return new SecondShop(
                    Optional.empty(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
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
    private void applyPolicy(String name, String manifest) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                home.resolve("sallyport").toString(),
                "policy",
                "apply",
                home.resolve("deploy/demo").resolve(manifest).toString(),
                "--name",
                name,
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
    String greeting() {
        return greeting;
    }

    private static String greeting(SecondShop second, Optional<ShopMongo> documents) {
        String third = documents.isPresent() ? "\n  " + TRY_DOCUMENTS : "";
        String end = second.database().isPresent()
                ? "\n  " + TRY_SECOND
                : "\nthere is no shop-my, because MariaDB did not start: " + second.missing();
        return "the demo is ready; try\n  " + String.join("\n  ", TRY) + third + end;
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
