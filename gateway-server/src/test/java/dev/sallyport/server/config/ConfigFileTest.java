package dev.sallyport.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String GOOD = """
            node: gateway-1
            mode: production
            data: {host: 127.0.0.1, port: 7443}
            admin: {host: 127.0.0.1, port: 7444}
            tls: {certificate: server.pem, key: server.key}
            trust: {authorities: [ca.pem], trust_domains: [example.org]}
            issuers:
              - name: https://issuer.example
                audience: sallyport
                jwks: file:///etc/sallyport/jwks.json
                algorithms: [ES256]
                max_lifetime: PT15M
            roles:
              admins: [{issuer: https://issuer.example, subject: ada}]
            store: jdbc:sqlite:control.db
            audit: {folder: trail, origin: example.org/prod/gateway-1/1}
            keys: {masks: masks.key, commitments: commitments.key}
            sources:
              - name: shop
                engine: postgresql
                address: 127.0.0.1:5432
                database: shop
                user: gateway
                password: ${file:PASSWORD}
            """;

    private static final Path PAGE = Path.of(System.getProperty("sallyport.root"), "docs", "configuration.md");

    @TempDir
    private Path folder;

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndWhatIsKnown() {
        refused(good().replace("node: gateway-1", "node: gateway-1\nnodee: x"), "`nodee` is not known", "`node`");
    }

    @Test
    void anUnknownKeyDeepInsideIsNamed() {
        refused(good().replace("database: shop", "database: shop\n    databse: x"), "sources.[0].databse");
    }

    @Test
    void aMissingKeyIsNamed() {
        refused(good().replaceFirst("tls: .*\n", ""), "key `tls` is missing, expected the keys `certificate`, `key`");
    }

    @Test
    void allMissingKeysOfALevelAreNamedAtOnce() {
        refused(
                good().replace("    engine: postgresql\n    address: 127.0.0.1:5432\n", ""),
                "key `sources.[0].engine` is missing, expected a text; key `sources.[0].address` is missing");
    }

    @Test
    void anEmptyFileIsNamed() {
        for (String empty : new String[] {"", "# nothing\n", "---\n", "7", "[]"}) {
            refused(empty, "it has no keys, expected them as in docs/configuration.md");
        }
    }

    @Test
    void aFileThatIsNoYamlIsToldInOneLine() {
        refused("node: [a\nmode: b", "line 2: ");
        assertThatThrownBy(() -> read("node: [a\nmode: b")).hasMessageNotContaining("\n");
    }

    @Test
    void aReferenceToAMissingFileIsNamed() {
        refused(good().replace("node: gateway-1", "node: ${file:/no/such}"), "file `/no/such` cannot be read");
    }

    @Test
    void theExampleOfTheDocumentationIsReadWhole() throws IOException {
        String page = Files.readString(PAGE);
        String example = page.substring(page.indexOf("```yaml\n") + "```yaml\n".length());
        String yaml = example.substring(0, example.indexOf("```"))
                .replace("${env:SHOP_PASSWORD}", "${file:" + folder.resolve("password") + "}");
        GatewayConfig config = read(yaml);
        assertThat(config).hasNoNullFieldsOrProperties();
        assertThat(config.sources().getFirst()).hasNoNullFieldsOrProperties();
        assertThat(config.sources().getFirst().limits()).hasNoNullFieldsOrProperties();
        assertThat(config.issuers().getFirst()).hasNoNullFieldsOrProperties();
    }

    @Test
    void everyKeyIsInTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        for (Class<?> type : List.of(
                GatewayConfig.class,
                GatewayConfig.ListenerConfig.class,
                GatewayConfig.TlsConfig.class,
                TrustConfig.class,
                IssuerConfig.class,
                RolesConfig.class,
                GatewayConfig.AuditConfig.class,
                GatewayConfig.KeysConfig.class,
                SourceConfig.class,
                SourceConfig.LimitsConfig.class)) {
            assertThat(ExpectedValue.keys(type))
                    .allSatisfy(key ->
                            assertThat(page).containsPattern("(?m)^\\|.*`([a-z_.\\[\\]]+\\.)?" + key + "[`.\\[]"));
        }
    }

    @Test
    void aPasswordOfAnotherTypeIsRefusedWithoutShowingIt() {
        for (String open : new String[] {"31415926", "3.1415926", "[31415926]", "{a: 31415926}"}) {
            String wrong = good().replaceAll("password: .*", "password: " + open);
            assertThatThrownBy(() -> read(wrong))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("password")
                    .hasMessageNotContaining("1415926");
        }
    }

    @Test
    void aMisspeltKeyIsNamedRatherThanTheOneThatIsMissing() {
        refused(good().replace("node: gateway-1", "knode: gateway-1"), "key `knode` is not known, expected one of `");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithTheExpectedOne() {
        refused(good().replace("port: 7443", "port: many"), "data.port", "many", "a whole number");
    }

    @Test
    void aValueOutOfRangeIsNamed() {
        refused(good().replace("port: 7443", "port: 99999"), "`port` is `99999`", "65535");
    }

    @Test
    void aModeThatDoesNotExistIsNamed() {
        refused(
                good().replace("mode: production", "mode: prod"),
                "key `mode` is `prod`, expected `development` or `production`");
    }

    @Test
    void aPasswordInTheFileIsRefusedWithoutShowingIt() {
        String open = good().replaceAll("password: .*", "password: s3cret");
        assertThatThrownBy(() -> read(open)).hasMessageContaining("password").hasMessageNotContaining("s3cret");
    }

    @Test
    void twoSourcesOfOneNameAreRefused() {
        String source = good().substring(good().indexOf("  - name: shop"));
        refused(good() + source, "sources");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigFile.read(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("missing.yaml");
    }

    @Test
    void aGoodFileIsReadWithItsDefaults() throws IOException {
        GatewayConfig config = read(good());
        assertThat(config.tls().certificate()).isEqualTo(folder.resolve("server.pem"));
        assertThat(config.metrics()).isNull();
        assertThat(config.issuers().getFirst().maxLifetime()).isEqualTo(Duration.ofMinutes(15));
        SourceConfig source = config.sources().getFirst();
        assertThat(source.schemas()).containsExactly("public");
        assertThat(source.password().reveal()).isEqualTo("secret");
        assertThat(config).asString().doesNotContain("secret\n");
    }

    @Test
    void aSourceOfDocumentsHasItsOptions() throws IOException {
        var settings = read(good().replace("engine: postgresql", "engine: mongodb")
                        .replace("127.0.0.1:5432", "db.example.org:27017")
                        .replace(
                                "user: gateway",
                                "user: gateway\n    authorities: ca.pem\n    options: {replicaSet: rs0, authSource: admin}"))
                .sources()
                .getFirst()
                .settings();
        assertThat(settings.address()).isEqualTo("db.example.org:27017");
        assertThat(settings.options()).isEqualTo(Map.of("replicaSet", "rs0", "authSource", "admin"));
        assertThat(settings.tls()).isInstanceOf(SourceSettings.Tls.Verified.class);
    }

    private void refused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sallyport.yaml")
                .hasMessageContainingAll(parts);
    }

    private String good() {
        return GOOD.replace("PASSWORD", folder.resolve("password").toString());
    }

    private GatewayConfig read(String yaml) throws IOException {
        Files.writeString(folder.resolve("password"), "secret\n");
        return ConfigFile.read(Files.writeString(folder.resolve("sallyport.yaml"), yaml));
    }
}
