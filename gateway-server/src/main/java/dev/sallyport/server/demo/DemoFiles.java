package dev.sallyport.server.demo;

import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The files by which a person can see how the demo is set up: the gateway's configuration and the client's profile. */
record DemoFiles(DemoFolder folder, DevAuthority authority) {
    /** The gateway's configuration, with free ports. */
    Path configuration(
            ShopDatabase database, Optional<ShopMariaDb> second, Optional<ShopMongo> documents, SecureRandom random)
            throws IOException {
        DemoFolder.write(
                folder.configuration(),
                """
                node: demo
                mode: development
                data: {host: 127.0.0.1, port: 0}
                admin: {host: 127.0.0.1, port: 0}
                tls: {certificate: "%s", key: "%s"}
                trust: {authorities: ["%s"], trust_domains: [%s]}
                issuers:
                  - name: %s
                    audience: %s
                    jwks: "%s"
                    algorithms: [ES256]
                    max_lifetime: PT15M
                    groups_claim: groups
                """.formatted(
                                        authority.serverCertificate(),
                                        authority.serverKey(),
                                        authority.authorityCertificate(),
                                        DevAuthority.TRUST_DOMAIN,
                                        DevAuthority.ISSUER,
                                        DevAuthority.AUDIENCE,
                                        authority.issuer(java.util.Set.of()).jwks())
                        + roles()
                        + state(random)
                        + source(database)
                        + second.map(this::source).orElse("")
                        + documents.map(this::source).orElse(""));
        return folder.configuration();
    }

    private static String roles() {
        return """
                roles:
                  admins: [%s, %s]
                  auditors: [%s]
                  approvers: [%s]
                """.formatted(
                holder(Person.ADMIN), holder(Person.SECOND_ADMIN), holder(Person.ADMIN), holder(Person.APPROVER));
    }

    private static String holder(Person person) {
        return "{issuer: \"" + DevAuthority.ISSUER + "\", subject: " + person.subject() + "}";
    }

    private String state(SecureRandom random) throws IOException {
        return """
                store: "jdbc:sqlite:%s"
                audit: {folder: "%s", origin: dev.sallyport/demo/demo/1}
                keys: {masks: "%s", commitments: "%s"}
                """.formatted(
                        folder.demo().resolve("control.db"),
                        folder.audit(),
                        folder.key("masks", random),
                        folder.key("commitments", random));
    }

    private String source(ShopDatabase database) {
        return """
                sources:
                  - name: shop-pg
                    engine: postgresql
                    address: %s
                    database: %s
                    schemas: [public]
                    user: %s
                    password: "${file:%s}"
                    authorities: "%s"
                """.formatted(
                        database.address(),
                        ShopDatabase.DATABASE,
                        ShopDatabase.ROLE,
                        folder.password(ShopDatabase.ROLE),
                        authority.authorityCertificate());
    }

    private String source(ShopMariaDb database) {
        return """
                  - name: shop-my
                    engine: mysql
                    address: %s
                    database: %s
                    user: %s
                    password: "${file:%s}"
                    authorities: "%s"
                """.formatted(
                        database.address(),
                        ShopMariaDb.DATABASE,
                        ShopMariaDb.ROLE,
                        folder.password(ShopMariaDb.SECRET),
                        authority.authorityCertificate());
    }

    /** Its server asks for no password, so that there is none to keep. */
    private String source(ShopMongo documents) {
        return """
                  - name: shop-mongo
                    engine: mongodb
                    address: %s
                    database: %s
                    user: ""
                    password: "${file:/dev/null}"
                """.formatted(documents.address(), ShopMongo.DATABASE);
    }

    /** The profiles of the command line: the agent's and the admin's in one, and each of the others' own. */
    void profiles(DemoTokens tokens, int dataPort, int adminPort) throws IOException {
        DemoFolder.write(
                folder.profile(),
                endpoint("data", dataPort, tokens.agent(), folder.token("agent"))
                        + endpoint("admin", adminPort, tokens.of(Person.ADMIN), folder.token(Person.ADMIN.file()))
                        + "audit: \"" + folder.audit() + "\"\n");
        for (Person person : List.of(Person.SECOND_ADMIN, Person.APPROVER)) {
            DemoFolder.write(
                    folder.profile(person),
                    endpoint("admin", adminPort, tokens.of(person), folder.token(person.file())));
        }
    }

    private String endpoint(String name, int port, ClientCertificate own, Path token) {
        return """
                %s:
                  address: localhost:%d
                  authority: "%s"
                  certificate: "%s"
                  key: "%s"
                  token_file: "%s"
                """.formatted(name, port, authority.authorityCertificate(), own.certificate(), own.key(), token);
    }
}
