package io.tocsin.cloudwatch.testing;

import io.tocsin.cloudwatch.metrics.Metric;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What this JVM shows of one connector by JMX. */
public final class Jmx {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Jmx() {}

    public static Set<String> beans(String connector) throws JMException {
        return SERVER
                .queryNames(new ObjectName("kafka.connect:type=plugins,connector=" + connector + ",*"), null)
                .stream()
                .map(ObjectName::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Set<String> attributes(String bean) throws JMException {
        return Stream.of(SERVER.getMBeanInfo(new ObjectName(bean)).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static double value(String bean, Metric metric) throws JMException {
        return ((Number) SERVER.getAttribute(new ObjectName(bean), metric.metricName())).doubleValue();
    }
}
