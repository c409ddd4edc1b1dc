package io.tocsin.emulator.cloudwatch.store;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The log groups of one account in one region. */
public final class Region {
    private final String account;
    private final String name;
    private final NavigableMap<String, LogGroup> groups = new ConcurrentSkipListMap<>();

    Region(String account, String name) {
        this.account = account;
        this.name = name;
    }

    public String account() {
        return account;
    }

    public String name() {
        return name;
    }

    /** By name. */
    public NavigableMap<String, LogGroup> groups() {
        return groups;
    }

    /**
     * Creates a log group.
     *
     * @return whether there was none of that name
     */
    public boolean createGroup(String group, String logGroupClass, long now) {
        String arn = "arn:" + partition() + ":logs:" + name + ":" + account + ":log-group:" + group;
        return groups.putIfAbsent(group, new LogGroup(arn, group, logGroupClass, now)) == null;
    }

    private String partition() {
        if (name.startsWith("cn-")) {
            return "aws-cn";
        }
        return name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
