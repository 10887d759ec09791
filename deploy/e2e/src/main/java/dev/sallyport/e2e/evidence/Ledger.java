package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.Rig;
import java.sql.SQLException;
import org.bson.Document;

/** Where a gateway writes while it dies: numbered notes, in a table or in a collection. */
interface Ledger {
    static Ledger of(Product product) {
        return switch (product) {
            case POSTGRESQL, MYSQL, MARIADB -> new InTables();
            case DOCUMENTDB, MONGODB -> new InDocuments();
        };
    }

    /** What is there first. */
    String data();

    Query write(int number, String note);

    /** How many of this number are there. */
    long numbered(Stand stand, int number) throws SQLException;

    /** How many with this note are there. */
    long noted(Stand stand, String note) throws SQLException;

    /** A table. */
    record InTables() implements Ledger {
        @Override
        public String data() {
            return "create table ledger (n int, note text);"
                    + " create table accounts (id int primary key, note text, amount numeric not null)";
        }

        @Override
        public Query write(int number, String note) {
            return Query.of(Rig.SOURCE, "insert into ledger (n, note) values (" + number + ", '" + note + "')");
        }

        @Override
        public long numbered(Stand stand, int number) throws SQLException {
            return Asking.rows(stand, number);
        }

        @Override
        public long noted(Stand stand, String note) throws SQLException {
            return Asking.count(stand, "select count(*) from ledger where note = '" + note + "'");
        }
    }

    /** A collection. */
    record InDocuments() implements Ledger {
        @Override
        public String data() {
            return "{ledger: [{n: 0, note: 'first'}], accounts: [{id: 0, note: '', amount: 0}]}";
        }

        @Override
        public Query write(int number, String note) {
            return Query.command(
                    Rig.SOURCE,
                    CommandBytes.of("{insert: 'ledger', documents: [{n: " + number + ", note: '" + note + "'}]}"));
        }

        @Override
        public long numbered(Stand stand, int number) {
            return count(stand, new Document("n", number));
        }

        @Override
        public long noted(Stand stand, String note) {
            return count(stand, new Document("note", note));
        }

        private static long count(Stand stand, Document filter) {
            return stand.rig().documents().database().getCollection("ledger").countDocuments(filter);
        }
    }
}
