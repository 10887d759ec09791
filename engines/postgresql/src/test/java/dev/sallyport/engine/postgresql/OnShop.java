package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** A test class on each server, with a shop that is new for each test. */
@OnServers
abstract class OnShop {
    final TestDatabase database;
    final Shop shop;

    OnShop(TestDatabase database) throws SQLException, EngineFailure {
        this.database = database;
        this.shop = Shop.open(database);
    }

    @AfterEach
    final void closeShop() {
        shop.close();
    }

    /** How a read fails. */
    final EngineFailure failure(Sealed sealed) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> shop.read(sealed));
        assertThat(failure).isNotNull();
        return failure;
    }
}
