package io.tocsin.cloudwatch.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Checks a whole number. What is no number at all has been reported already, so nothing is said of null. */
record Between(long least, long most) implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (value instanceof Number number && (number.longValue() < least || number.longValue() > most)) {
            throw new ConfigException(name + ": " + value + " is not accepted; expected " + this);
        }
    }

    @Override
    public String toString() {
        return "a whole number from " + least + " to " + most;
    }
}
