package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.sql.rewrite.Sample;
import dev.sallyport.operation.Obligations;
import java.util.Optional;
import java.util.SortedSet;

/** What an engine makes of a text before it has anything to do with a server. */
interface Language extends AutoCloseable {
    Reading read(Statement statement, MySqlCatalog catalog);

    Sealed seal(Reading.Understood understood, Obligations obligations);

    /** The first rows of a count, as a person is shown them. */
    Optional<Sample<MySqlRelation>> sample(MySqlTree tree, Count count, Obligations shown);

    SortedSet<String> functions();

    Optional<StatementShape> shape(Statement statement);

    @Override
    void close();
}
