package dev.sallyport.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        refused(good().replace("node: gateway-1\n", ""), "node");
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
        refused(good().replace("port: 7443", "port: many"), "data.port", "many", "int");
    }

    @Test
    void aValueOutOfRangeIsNamed() {
        refused(good().replace("port: 7443", "port: 99999"), "`port` is `99999`", "65535");
    }

    @Test
    void aModeThatDoesNotExistIsNamed() {
        refused(good().replace("mode: production", "mode: prod"), "mode", "prod");
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
