package dev.sallyport.server.config;

import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads paths relative to the folder of the configuration file. */
final class PathModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PathModule(Path folder) {
        addDeserializer(Path.class, new RelativeTo(folder));
    }

    private static final class RelativeTo extends StdDeserializer<Path> {
        private final Path folder;

        RelativeTo(Path folder) {
            super(Path.class);
            this.folder = folder;
        }

        @Override
        public Path deserialize(JsonParser parser, DeserializationContext context) {
            return folder.resolve(parser.getValueAsString()).normalize();
        }
    }
}
