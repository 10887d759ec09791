package dev.sallyport.engine.mysql;

/** Which of the two products a server is, and its number: `8.4.3` is 80403. */
record MySqlVersion(Product product, int number) {
    /** Two servers that speak one protocol, and two languages. */
    enum Product {
        MYSQL,
        MARIADB
    }

    boolean isMariaDb() {
        return product == Product.MARIADB;
    }
}
