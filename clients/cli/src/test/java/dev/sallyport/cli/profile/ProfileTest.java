package dev.sallyport.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.cli.yaml.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void unknownKeyIsRefused() throws IOException {
        write("data: {adress: x}");
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> Profile.find(new Overrides(), folder))
                .withMessageContaining("key `data.adress`: is not known, expected one of `address`, ");
    }

    @Test
    void missingKeyIsNamedWhenItIsNeeded() throws Exception {
        write("data: {address: 'x:1'}");
        Profile profile = Profile.find(new Overrides(), folder);
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(profile::data)
                .withMessageContaining("key `data.authority`: is missing");
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(profile::admin)
                .withMessageContaining("key `admin.address`: is missing");
    }

    @Test
    void nearestProfileUpwardCountsAndItsPathsAreItsOwn() throws Exception {
        write("data: {address: h:1, authority: ca.pem, certificate: /c.pem, key: k, token_file: t}");
        Path below = Files.createDirectories(folder.resolve("a/b"));
        Endpoint data = Profile.find(new Overrides(), below).data();
        assertThat(data.address()).isEqualTo("h:1");
        assertThat(data.authority()).isEqualTo(folder.resolve(".sallyport/ca.pem"));
        assertThat(data.certificate()).isEqualTo(Path.of("/c.pem"));
        assertThat(data.token()).isEqualTo(new TokenSource.TokenFile(folder.resolve(".sallyport/t")));
    }

    @Test
    void optionsStandAboveTheFile() throws Exception {
        write("data: {address: h:1, authority: ca.pem, certificate: c, key: k}");
        var overrides = new Overrides();
        overrides.address = "other:2";
        overrides.key = Path.of("other.key");
        Endpoint data = Profile.find(overrides, folder).data();
        assertThat(data.address()).isEqualTo("other:2");
        assertThat(data.key()).isEqualTo(Path.of("other.key"));
    }

    @Test
    void addressWithoutAPortIsRefusedWhereItStands() throws Exception {
        write("data: {address: localhost}");
        Profile profile = Profile.find(new Overrides(), folder);
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(profile::data)
                .withMessageContaining("key `data.address`: is `localhost`, expected `HOST:PORT`");
    }

    @Test
    void withoutAnyFileTheNextStepIsToMakeOne() throws Exception {
        Profile profile = Profile.find(new Overrides(), folder);
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(profile::data)
                .withMessage("there is no profile at `" + folder.resolve(".sallyport/profile.yaml") + "`")
                .satisfies(e -> assertThat(e.next()).startsWith("run `sallyport demo --detach`"));
    }

    @Test
    void tokenFileThatIsMissingIsNamedAsAPersonWould() {
        var missing = new TokenSource.TokenFile(Path.of("/nope"));
        org.assertj.core.api.Assertions.assertThatThrownBy(missing::token).hasMessage("token file `/nope` is missing");
    }

    @Test
    void theExampleOfTheDocumentationIsWhole() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("sallyport.root"), "docs", "configuration.md"));
        String example =
                page.substring(page.indexOf("```yaml\n", page.indexOf("## The client")) + "```yaml\n".length());
        write(example.substring(0, example.indexOf("```")));
        Profile profile = Profile.find(new Overrides(), folder);
        assertThat(profile.data().token()).isEqualTo(new TokenSource.TokenCommand(List.of("my-login", "token")));
        assertThat(profile.admin().token())
                .isEqualTo(new TokenSource.TokenFile(folder.resolve(".sallyport/ada.token")));
        assertThat(profile.audit()).isEqualTo(Path.of("/var/lib/sallyport/audit"));
    }

    private void write(String text) throws IOException {
        Path file = folder.resolve(".sallyport/profile.yaml");
        Files.createDirectories(folder.resolve(".sallyport"));
        Files.writeString(file, text);
    }
}
