package io.tocsin.slack.message;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the memory that a record takes, so that queues can be bounded: key, value and headers with everything that they refer to,
 * without schemas, which records share.
 */
public final class RecordWeight {
    private static final long OBJECT = 48;
    /** A reference, and what a collection keeps beside it. */
    private static final long REFERENCE = 8;

    private static final long ENTRY = 48;
    private static final Map<Class<?>, Integer> PRIMITIVES = Map.of(
            byte.class, Byte.BYTES,
            boolean.class, Byte.BYTES,
            short.class, Short.BYTES,
            char.class, Character.BYTES,
            int.class, Integer.BYTES,
            float.class, Float.BYTES,
            long.class, Long.BYTES,
            double.class, Double.BYTES);

    private RecordWeight() {}

    /** Returns the estimate in bytes. */
    public static long of(SinkRecord record) {
        long content = weight(record.key()) + weight(record.value()) + headers(record);
        return OBJECT + content + (isReadByWorker(record) ? content : 0);
    }

    /** Workers pass records of a subclass that keeps the consumed bytes too. */
    private static boolean isReadByWorker(SinkRecord record) {
        return record.getClass() != SinkRecord.class;
    }

    private static long headers(SinkRecord record) {
        long sum = 0;
        for (Header header : record.headers()) {
            sum += ENTRY + weight(header.key()) + weight(header.value());
        }
        return sum;
    }

    private static long weight(@Nullable Object value) {
        if (value == null) {
            return 0;
        } else if (value instanceof String text) {
            return TextWeight.of(text);
        } else if (value instanceof CharSequence text) {
            return OBJECT + 2L * text.length();
        } else if (value instanceof ByteBuffer buffer) {
            return 2 * OBJECT + held(buffer);
        } else if (value instanceof Struct struct) {
            return fields(struct);
        } else if (value instanceof Collection<?> items) {
            return OBJECT + sum(items);
        } else if (value instanceof Map<?, ?> map) {
            return OBJECT + map.size() * ENTRY + sum(map.keySet()) + sum(map.values());
        }
        return value.getClass().isArray() ? array(value) : OBJECT + digits(value);
    }

    /** A slice of a buffer keeps its whole array in memory. */
    @SuppressWarnings("ByteBufferBackingArray")
    private static long held(ByteBuffer buffer) {
        return buffer.hasArray() ? buffer.array().length : buffer.capacity();
    }

    private static long sum(Collection<?> items) {
        long sum = 0;
        for (Object item : items) {
            sum += REFERENCE + weight(item);
        }
        return sum;
    }

    private static long fields(Struct struct) {
        long sum = OBJECT;
        for (Field field : struct.schema().fields()) {
            sum += REFERENCE + weight(struct.getWithoutDefault(field.name()));
        }
        return sum;
    }

    private static long array(Object array) {
        int length = Array.getLength(array);
        Integer primitive = PRIMITIVES.get(array.getClass().getComponentType());
        if (primitive != null) {
            return OBJECT + (long) length * primitive;
        }
        long sum = OBJECT;
        for (int i = 0; i < length; i++) {
            sum += REFERENCE + weight(Array.get(array, i));
        }
        return sum;
    }

    /** Returns the bytes of an arbitrarily large number. */
    private static long digits(Object value) {
        if (value instanceof BigDecimal decimal) {
            return OBJECT + digits(decimal.unscaledValue());
        }
        return value instanceof BigInteger integer ? integer.bitLength() / Byte.SIZE : 0;
    }
}
