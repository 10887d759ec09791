package dev.sallyport.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.authority.DevAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShopMariaDbIT {
    private static final String SCRIPT = """
            create table customers (id int primary key, name varchar(20));
            insert into customers values (1, 'Ada'), (2, 'Grace');
            grant select on shop.customers to sallyport@127.0.0.1;
            """;

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path root;

    @Test
    void shopIsMadeOnceAndNobodyEntersWithoutAPassword() throws Exception {
        DemoFolder folder = new DemoFolder(root);
        folder.create();
        DevAuthority authority = DevAuthority.create(folder.authority(), InstantSource.system());
        Path script = Files.writeString(root.resolve("shop.sql"), SCRIPT);

        String first;
        try (ShopMariaDb shop = ShopMariaDb.start(folder, authority, script, random)) {
            first = shop.address();
            assertThat(customers(shop.address(), folder)).isEqualTo(2);
            assertThatThrownBy(() ->
                            connect(shop.address(), "root", "", "REQUIRED").close())
                    .hasMessageContaining("Access denied");
            assertThatThrownBy(() -> connect(shop.address(), "", "", "REQUIRED").close())
                    .hasMessageContaining("Access denied");
            assertThatThrownBy(() -> connect(shop.address(), ShopMariaDb.ROLE, password(folder), "DISABLED")
                            .close())
                    .hasMessageContaining("Access denied");
        }

        assertThatThrownBy(() -> customers(first, folder)).hasMessageContaining("Communications link failure");
        try (ShopMariaDb shop = ShopMariaDb.start(folder, authority, script, random)) {
            assertThat(customers(shop.address(), folder)).isEqualTo(2);
        }
    }

    private int customers(String address, DemoFolder folder) throws Exception {
        try (Connection connection = connect(address, ShopMariaDb.ROLE, password(folder), "REQUIRED");
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from customers")) {
            result.next();
            return result.getInt(1);
        }
    }

    private String password(DemoFolder folder) throws Exception {
        return folder.password(ShopMariaDb.SECRET, random);
    }

    private static Connection connect(String address, String user, String password, String encryption)
            throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://" + address + "/" + ShopMariaDb.DATABASE + "?sslMode=" + encryption
                        + "&allowPublicKeyRetrieval=true",
                user,
                password);
    }
}
