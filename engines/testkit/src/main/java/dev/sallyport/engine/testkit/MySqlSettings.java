package dev.sallyport.engine.testkit;

import java.util.ArrayList;
import java.util.List;

/** What MySQL and MariaDB servers of the tests are told. */
final class MySqlSettings {
    private MySqlSettings() {}

    /** To make what is in the folder of a server, and that it need not last. */
    static List<String> making(String folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--no-defaults",
                "--datadir=" + folder + "/data",
                "--tmpdir=" + folder,
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=OFF"));
        settings.addAll(List.of(more));
        return settings;
    }

    /** To be reached over loopback alone, under our certificate. */
    static List<String> serving(String folder, int port, String... more) {
        List<String> settings = making(
                folder,
                "--log-error=" + folder + "/log",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder + "/socket",
                "--pid-file=" + folder + "/pid",
                "--skip-name-resolve",
                "--max-connections=200",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--ssl-cert=" + folder + "/server.crt",
                "--ssl-key=" + folder + "/server.key");
        settings.addAll(List.of(more));
        return settings;
    }
}
