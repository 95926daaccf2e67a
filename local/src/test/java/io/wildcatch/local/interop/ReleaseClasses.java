package io.wildcatch.local.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData.StringType;

/** Classes generated from the schemas of a release, as its own build has them. */
final class ReleaseClasses {

    private ReleaseClasses() {}

    /** @return the folder for the class path */
    static Path compile(Collection<Schema> schemas, Path folder) throws IOException {
        SpecificCompiler compiler = new SpecificCompiler(schemas);
        compiler.setStringType(StringType.String);
        compiler.setFieldVisibility(SpecificCompiler.FieldVisibility.PRIVATE);
        compiler.compileToDestination(null, folder.resolve("sources").toFile());
        return compile(folder.resolve("sources"), Files.createDirectories(folder.resolve("classes")));
    }

    private static Path compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-g:none", "-d", classes.toString(), "-cp", JavaPeer.classPath());
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call()) {
                throw new IOException("the classes generated from " + sources + " don't compile");
            }
        }
        return classes;
    }
}
