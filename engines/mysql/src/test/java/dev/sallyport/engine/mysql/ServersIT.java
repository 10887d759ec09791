package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnServers(engine = ServerEngine.MYSQL)
final class ServersIT {
    private static final String PASSWORD = "changeit";

    private final TestDatabase database;

    ServersIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    @Tag("refused")
    void unknownAuthorityIsNotTrusted() {
        assertThatThrownBy(() -> DriverManager.getConnection(url() + "?sslMode=VERIFY_IDENTITY", "root", "")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasRootCauseInstanceOf(CertPathValidatorException.class);
    }

    @Test
    @Tag("refused")
    void roleThatMustEncryptIsNotServedInTheClear() throws Exception {
        String role = role();

        assertThatThrownBy(() -> DriverManager.getConnection(
                                url() + "?sslMode=DISABLED&allowPublicKeyRetrieval=true", role, PASSWORD)
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }

    @Test
    @Tag("refused")
    void brokenStatementBehindAGoodOneIsTold() {
        assertThatThrownBy(() -> database.execute("select 1; select broken")).isInstanceOf(SQLException.class);
    }

    @Test
    void verifiedServerSaysItsVersion(@TempDir Path folder) throws Exception {
        String role = role();

        try (Connection connection = connect(role, PASSWORD, trusted(folder));
                var statement = connection.createStatement();
                var version = statement.executeQuery("select version()")) {
            version.next();
            assertThat(version.getString(1)).startsWith(database.server().version());
        }
    }

    @Test
    void connectionIsEncrypted(@TempDir Path folder) throws Exception {
        try (Connection connection = connect("root", "", trusted(folder));
                var statement = connection.createStatement();
                var status = statement.executeQuery("show status like 'Ssl_version'")) {
            status.next();
            assertThat(status.getString(2)).startsWith("TLSv1.");
        }
    }

    @Test
    void copyHasEverything() throws Exception {
        database.execute("""
                create table customers (id int primary key, name varchar(20), upper_name varchar(20)
                  generated always as (upper(name)) stored, made timestamp default current_timestamp);
                create table orders (id int auto_increment primary key, customer int, total decimal(10, 2) default 1,
                  constraint of_customer foreign key (customer) references customers (id));
                create view totals as select c.name, sum(o.total) total from customers c
                  join orders o on o.customer = c.id group by c.name;
                create view above as select * from totals where total > 1;
                create function twice(n int) returns int deterministic return n * 2;
                create trigger later before insert on orders for each row set new.total = new.total + 1;
                insert into customers (id, name) values (0, 'Ada'), (1, 'Grace');
                insert into orders (customer, total) values (0, 1.5);
                """);

        try (TestDatabase copy = database.server().copyOf(database.name())) {
            copy.execute("insert into orders (customer) select twice(0)");
            assertThat(one(copy, "select concat(name, ' ', total) from above")).isEqualTo("Ada 4.50");
            assertThat(one(copy, "select upper_name from customers where id = 0"))
                    .isEqualTo("ADA");
            assertThatThrownBy(() -> copy.execute("insert into orders (customer) values (9)"))
                    .hasMessageContaining("of_customer");
            assertThat(one(database, "select count(*) from orders")).isEqualTo("1");
        }
    }

    private static String one(TestDatabase database, String question) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private String role() throws SQLException {
        String role = "role_" + database.name();
        database.execute(
                "create user if not exists " + role + " identified by '" + PASSWORD + "' require ssl",
                "grant select on " + database.name() + ".* to " + role);
        return role;
    }

    private String url() {
        return "jdbc:mysql://" + database.server().address() + "/" + database.name();
    }

    private Connection connect(String user, String password, Path store) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", "VERIFY_IDENTITY");
        properties.setProperty("trustCertificateKeyStoreUrl", store.toUri().toString());
        properties.setProperty("trustCertificateKeyStoreType", "PKCS12");
        properties.setProperty("trustCertificateKeyStorePassword", PASSWORD);
        properties.setProperty("fallbackToSystemTrustStore", "false");
        return DriverManager.getConnection(url(), properties);
    }

    private Path trusted(Path folder) throws IOException, GeneralSecurityException {
        Tls.Verified verified = (Tls.Verified) database.server().tls();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(verified.authorities()))) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
