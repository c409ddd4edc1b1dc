package io.tocsin.it.cluster;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the worker in this JVM shows by JMX. */
public final class Jmx {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Jmx() {}

    /** The beans of a connector's plugins. */
    public static Set<ObjectName> beans(String connector) {
        try {
            return SERVER.queryNames(new ObjectName("kafka.connect:type=plugins,connector=" + connector + ",*"), null);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The attributes of a bean, all of them numbers. */
    public static Map<String, Double> numbers(String bean) {
        try {
            ObjectName name = new ObjectName(bean);
            Map<String, Double> numbers = new TreeMap<>();
            for (MBeanAttributeInfo attribute : SERVER.getMBeanInfo(name).getAttributes()) {
                Object value = SERVER.getAttribute(name, attribute.getName());
                numbers.put(attribute.getName(), ((Number) value).doubleValue());
            }
            return numbers;
        } catch (JMException e) {
            throw new IllegalStateException(bean, e);
        }
    }
}
