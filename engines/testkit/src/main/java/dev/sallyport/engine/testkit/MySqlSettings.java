package dev.sallyport.engine.testkit;

import java.util.List;

/** What MySQL and MariaDB servers of the tests are told. */
final class MySqlSettings {
    private MySqlSettings() {}

    /** Where everything of a server is, and that it need not last. */
    static List<String> folder(String folder) {
        return List.of(
                "--no-defaults",
                "--datadir=" + folder + "/data",
                "--tmpdir=" + folder,
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=OFF");
    }

    /** How a server is reached: over loopback alone, under our certificate. */
    static List<String> network(String folder, int port) {
        return List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder + "/socket",
                "--log-error=" + folder + "/log",
                "--pid-file=" + folder + "/pid",
                "--skip-name-resolve",
                "--max-connections=200",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--ssl-cert=" + folder + "/server.crt",
                "--ssl-key=" + folder + "/server.key");
    }
}
