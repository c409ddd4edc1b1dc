package io.tocsin.it.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a worker shows by JMX. */
public final class Jmx implements AutoCloseable {
    private final MBeanServerConnection server;
    private final Closeable connection;

    private Jmx(MBeanServerConnection server, Closeable connection) {
        this.server = server;
        this.connection = connection;
    }

    /** Of the worker in this JVM; need not be closed. */
    public static Jmx here() {
        return new Jmx(ManagementFactory.getPlatformMBeanServer(), () -> {});
    }

    /** Of a worker in another JVM; see {@link WorkerOptions#jmx}. It is one that the test has started, and so can be trusted. */
    @SuppressWarnings("BanJNDI")
    public static Jmx at(int port) {
        try {
            JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
            JMXConnector connector = JMXConnectorFactory.connect(url);
            return new Jmx(connector.getMBeanServerConnection(), connector);
        } catch (IOException e) {
            throw new UncheckedIOException("no JMX on port " + port, e);
        }
    }

    /** The beans of a connector's plugins. */
    public Set<ObjectName> beans(String connector) {
        try {
            return server.queryNames(new ObjectName("kafka.connect:type=plugins,connector=" + connector + ",*"), null);
        } catch (JMException e) {
            throw new IllegalStateException(connector, e);
        } catch (IOException e) {
            throw new UncheckedIOException(connector, e);
        }
    }

    /** The attributes of a bean, all of them numbers. */
    public Map<String, Double> numbers(String bean) {
        try {
            ObjectName name = new ObjectName(bean);
            Map<String, Double> numbers = new TreeMap<>();
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                Object value = server.getAttribute(name, attribute.getName());
                numbers.put(attribute.getName(), ((Number) value).doubleValue());
            }
            return numbers;
        } catch (JMException e) {
            throw new IllegalStateException(bean, e);
        } catch (IOException e) {
            throw new UncheckedIOException(bean, e);
        }
    }

    /** How many bytes of the worker's heap are in use after a full collection, which this makes. */
    public long liveHeap() {
        try {
            ObjectName memory = new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME);
            server.invoke(memory, "gc", new Object[0], new String[0]);
            return MemoryUsage.from((CompositeData) server.getAttribute(memory, "HeapMemoryUsage"))
                    .getUsed();
        } catch (JMException e) {
            throw new IllegalStateException("the heap", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the heap", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave", e);
        }
    }
}
