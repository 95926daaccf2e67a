package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.storage.Converter;

/**
 * Confluent's own converter, out of a jar that has it with all it needs. Its classes stay among themselves, as Connect
 * would keep them; only Kafka's are shared.
 */
final class ConfluentConverter extends URLClassLoader {

    private static final String CONVERTER = "io.confluent.connect.avro.AvroConverter";

    private ConfluentConverter(URL jar) {
        super(new URL[] {jar}, ConfluentConverter.class.getClassLoader());
    }

    static Converter of(Path jar, Map<String, String> settings) throws IOException, ReflectiveOperationException {
        ConfluentConverter loader = new ConfluentConverter(jar.toUri().toURL());
        Converter converter =
                (Converter) loader.loadClass(CONVERTER).getDeclaredConstructor().newInstance();
        Converter confined = loader.confined(converter);
        confined.configure(settings, false);
        return confined;
    }

    /** Some of its classes are looked up by the thread's class loader. */
    private Converter confined(Converter converter) {
        InvocationHandler calls = (proxy, method, arguments) -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(this);
            try {
                return method.invoke(converter, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                thread.setContextClassLoader(before);
            }
        };
        return (Converter)
                Proxy.newProxyInstance(Converter.class.getClassLoader(), new Class<?>[] {Converter.class}, calls);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("org.apache.kafka.") || name.startsWith("java") || name.startsWith("org.slf4j.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            try {
                return loaded == null ? findClass(name) : loaded;
            } catch (ClassNotFoundException e) {
                return super.loadClass(name, resolve);
            }
        }
    }
}
