package dev.sallyport.engine.testkit;

/** An engine that the tests have servers for. */
public enum ServerEngine {
    POSTGRESQL("postgresql", new PostgresAdministration()),
    MYSQL("mysql", new MySqlAdministration());

    private final String name;
    private final Administration administration;

    ServerEngine(String name, Administration administration) {
        this.name = name;
        this.administration = administration;
    }

    String engine() {
        return name;
    }

    Administration administration() {
        return administration;
    }
}
