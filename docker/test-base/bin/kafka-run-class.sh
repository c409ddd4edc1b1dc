#!/usr/bin/env bash
# Runs a class of Kafka's, as far as the images need it.
exec java ${KAFKA_HEAP_OPTS:--Xms256M -Xmx2G} ${KAFKA_JVM_PERFORMANCE_OPTS-} ${KAFKA_LOG4J_OPTS-} ${KAFKA_OPTS-} \
  -cp '/opt/kafka/libs/*' "$@"
