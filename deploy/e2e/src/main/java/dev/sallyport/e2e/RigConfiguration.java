package dev.sallyport.e2e;

import dev.sallyport.server.authority.DevAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The configuration file of a gateway under test: one issuer, one source, everything else in its folder. */
final class RigConfiguration {
    private static final int KEY_BYTES = 32;

    private static final String TEXT = """
            node: gateway-test
            mode: development
            data: {host: 127.0.0.1, port: 0}
            admin: {host: 127.0.0.1, port: 0}
            tls: {certificate: <certificate>, key: <key>}
            trust: {authorities: [<authority>], trust_domains: [<domain>]}
            issuers:
              - name: <issuer>
                audience: <audience>
                jwks: <jwks>
                algorithms: [ES256]
                max_lifetime: PT15M
                groups_claim: groups
                attribute_claims: {tenant: tenant}
            roles:
              admins: [{issuer: <issuer>, subject: ada}]
              auditors: [{issuer: <issuer>, subject: ada}]
              approvers: [{issuer: <issuer>, subject: bea}, {issuer: <issuer>, subject: cai}]
            approvals: {rules: [{name: two-people, quorum: 2}]}
            store: jdbc:sqlite:<store>
            audit: {folder: trail, origin: test/gateway/1, segment_bytes: <segment>}
            keys: {masks: masks.key, commitments: commitments.key}
            sources:
              - name: <source>
                engine: <engine>
                address: <address>
                database: <database>
                user: <user>
                password: ${file:<password>}
                authorities: <database-authorities>
            """;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder more = new StringBuilder();

    RigConfiguration(Path folder, DevAuthority authority) {
        with("certificate", authority.serverCertificate());
        with("key", authority.serverKey());
        with("authority", authority.authorityCertificate());
        with("domain", DevAuthority.TRUST_DOMAIN);
        with("issuer", DevAuthority.ISSUER);
        with("audience", DevAuthority.AUDIENCE);
        with("jwks", authority.issuer(Set.of("tenant")).jwks());
        with("store", folder.resolve("control.db"));
        with("password", folder.resolve("password"));
    }

    RigConfiguration with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Options of the source, where it has some. */
    RigConfiguration options(Map<String, String> options) {
        options.forEach((name, value) ->
                more.append("      ").append(name).append(": ").append(value).append('\n'));
        return this;
    }

    String text() {
        String text = more.isEmpty() ? TEXT : TEXT + "    options:\n" + more;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.replace("<" + value.getKey() + ">", value.getValue().toString());
        }
        return text;
    }

    /** Those that it names in its folder. */
    static void makeKeys(Path folder) throws IOException {
        SecureRandom random = new SecureRandom();
        for (String name : Set.of("masks.key", "commitments.key")) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            Files.write(folder.resolve(name), key);
        }
    }
}
