package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** A test class on each server, with a shop to write to that is new for each test. */
@OnServers
abstract class OnWriteShop {
    final TestDatabase database;
    final WriteShop shop;

    OnWriteShop(TestDatabase database, String... more) throws SQLException, IOException, EngineFailure {
        this.database = database;
        this.shop = WriteShop.open(database, more);
    }

    @AfterEach
    final void closeShop() {
        shop.close();
    }

    /** How a write fails. */
    final EngineFailure failure(Sealed sealed) {
        EngineFailure failure = catchThrowableOfType(
                EngineFailure.class, () -> shop.open(sealed).close());
        assertThat(failure).isNotNull();
        return failure;
    }
}
