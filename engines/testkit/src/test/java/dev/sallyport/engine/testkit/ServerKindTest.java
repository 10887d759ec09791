package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerKindTest {
    @Test
    void oneProductIsNotTakenForAnother() {
        assertThat(ServerKind.MYSQL9.is("MariaDB 9.7.4")).isFalse();
        assertThat(ServerKind.MARIADB10.is("MySQL 10.11.19")).isFalse();
        assertThat(ServerKind.MONGODB8.is("DocumentDB 1.0-0")).isFalse();
        assertThat(ServerKind.DOCUMENTDB.is("MongoDB 8.0.4")).isFalse();
    }

    @Test
    void otherMajorVersionIsAnotherKind() {
        assertThat(ServerKind.MYSQL9.is("MySQL 8.4.3")).isFalse();
        assertThat(ServerKind.MYSQL9.is("MySQL 90.1.0")).isFalse();
        assertThat(ServerKind.POSTGRESQL15.is("PostgreSQL 18.6")).isFalse();
    }

    @Test
    void minorVersionsAndPreviewsAreOfTheirKind() {
        assertThat(ServerKind.MYSQL9.is("MySQL 9.7.4")).isTrue();
        assertThat(ServerKind.POSTGRESQL18.is("PostgreSQL 18beta1")).isTrue();
        assertThat(ServerKind.MARIADB10.is("MariaDB 10")).isTrue();
        assertThat(ServerKind.DOCUMENTDB.is("DocumentDB 1.0-0")).isTrue();
    }

    @Test
    void keyIsItsNameInTheListOfWhatIsRequired() {
        assertThat(ServerKind.values())
                .extracting(ServerKind::key)
                .containsExactly("postgresql18", "postgresql15", "mysql9", "mariadb10", "documentdb", "mongodb8");
    }
}
