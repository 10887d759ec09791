package dev.sallyport.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.notice.WebhookConfig.Shape;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/in",
                "http://127.0.0.1.hooks.example/in",
                "http://localhost.hooks.example/in",
                "http://10.0.0.1/in",
                "http://0.0.0.0/in",
                "http://[::2]/in",
                "http://127.1/in",
                "http://2130706433/in",
                "ftp://127.0.0.1/in",
                "file:///in",
                "hooks.example",
                "https:///in",
                "https:in"
            })
    void plainHttpLeavesNoMachine(String url) {
        assertThatThrownBy(() -> at(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`url` is `")
                .hasMessageEndingWith("`, expected an https address, or an http address of this machine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:word@hooks.example/in",
                "https://hooks.example/in#part",
                "https://hooks.example:65536/"
            })
    void addressIsOnlyAnAddress(String url) {
        assertThatThrownBy(() -> at(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mail", "a b", "-mail", "mail\n"})
    void nameIsShortAndPlain(String name) {
        var url = URI.create("https://hooks.example/in");

        assertThatThrownBy(() -> new WebhookConfig(name, url, Shape.GENERIC, Path.of("secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("`name` is `" + name + "`, expected ");
    }

    @Test
    void tokenInTheAddressIsNotShown() {
        assertThat(at("https://hooks.example/services/T0K3N?key=T0K3N"))
                .hasToString("WebhookConfig[name=mail, url=https://hooks.example…, shape=GENERIC]");
        assertThatThrownBy(() -> at("http://hooks.example:81/services/T0K3N?key=T0K3N"))
                .hasMessageStartingWith("`url` is `http://hooks.example:81…`, expected ");
        assertThatThrownBy(() -> at("https://user:T0K3N@hooks.example/")).hasMessageNotContaining("T0K3N");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/in?key=1",
                "https://10.0.0.1:8443/in",
                "http://127.0.0.1:8080/in",
                "http://127.1.2.3/in",
                "http://[::1]:8080/in",
                "http://localhost/in"
            })
    void httpsAndThisMachineAreTaken(String url) {
        assertThat(at(url).url()).hasToString(url);
    }

    private static WebhookConfig at(String url) {
        return new WebhookConfig("mail", URI.create(url), Shape.GENERIC, Path.of("secret"));
    }
}
