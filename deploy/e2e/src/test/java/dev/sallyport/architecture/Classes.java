package dev.sallyport.architecture;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the rules are held against: the product, or one class that was written to break them. */
final class Classes {
    static final String OURS = "dev.sallyport..";
    static final String GENERATED = "dev.sallyport.v1..";
    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sallyport");

    private static final String ENGINE = "dev.sallyport.engine.";
    private static final Set<String> NO_ENGINES = Set.of("run", "sql", "testkit");

    private Classes() {}

    /** The package of every engine among the classes, also of one that no rule names. */
    static List<String> engines(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ENGINE))
                .map(name -> name.substring(ENGINE.length()).split("\\.", 2)[0])
                .filter(name -> !NO_ENGINES.contains(name))
                .distinct()
                .sorted()
                .map(name -> ENGINE + name + "..")
                .toList();
    }

    /** One compiled class of this package and source, which is in no source folder. */
    static JavaClasses planted(String packageName, String simpleName, String body) throws IOException {
        Path folder = Files.createTempDirectory("planted");
        try {
            String source = "package " + packageName + ";\n" + body;
            StringWriter complaints = new StringWriter();
            if (!compile(folder, new Source(packageName + "." + simpleName, source), complaints)) {
                throw new IllegalStateException("`" + simpleName + "` does not compile: " + complaints);
            }
            return new ClassFileImporter().importPath(folder);
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static boolean compile(Path folder, Source source, StringWriter complaints) {
        List<String> options =
                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        CompilationTask task = ToolProvider.getSystemJavaCompiler()
                .getTask(complaints, null, null, options, null, List.<JavaFileObject>of(source));
        task.setLocale(Locale.ROOT);
        return task.call();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("planted:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
