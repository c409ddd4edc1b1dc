package io.tocsin.it.deployment;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** What a broker has allowed and denied to a user. */
final class Decisions {
    /** By what the test gives its broker as the name of its decisions, since the broker makes its own authorizer. */
    private static final Map<String, Decisions> ALL = new ConcurrentHashMap<>();

    private final Queue<Decision> made = new ConcurrentLinkedQueue<>();

    /**
     * One of them.
     *
     * @param user as in {@code User:name}
     * @param meant whether a request depended on it; else the broker has only looked whether another way is open, or what it may show
     */
    private record Decision(
            String user, AclOperation operation, ResourcePattern resource, boolean allowed, boolean meant) {
        boolean isBy(AclBinding acl) {
            ResourcePattern pattern = acl.pattern();
            return allowed
                    && meant
                    && user.equals(acl.entry().principal())
                    && operation == acl.entry().operation()
                    && resource.resourceType() == pattern.resourceType()
                    && (pattern.patternType() == PatternType.PREFIXED
                            ? resource.name().startsWith(pattern.name())
                            : resource.name().equals(pattern.name()));
        }
    }

    static Decisions named(String name) {
        return ALL.computeIfAbsent(name, any -> new Decisions());
    }

    /** Whether a request depended on the ACL. */
    boolean needed(AclBinding acl) {
        return made.stream().anyMatch(decision -> decision.isBy(acl));
    }

    /** What a user wanted, and was not allowed. */
    List<String> denied(String user) {
        return made.stream()
                .filter(decision -> decision.user().equals("User:" + user) && !decision.allowed() && decision.meant())
                .map(decision -> decision.operation() + " " + decision.resource())
                .distinct()
                .toList();
    }

    private void add(AuthorizableRequestContext context, Action action, AuthorizationResult result) {
        boolean allowed = result == AuthorizationResult.ALLOWED;
        made.add(new Decision(
                context.principal().toString(),
                action.operation(),
                action.resourcePattern(),
                allowed,
                // Kafka's way to tell the two apart is whether a decision belongs into the log.
                allowed ? action.logIfAllowed() : action.logIfDenied()));
    }

    /** Kafka's own authorizer, whose decisions are kept. */
    public static final class Authorizer extends StandardAuthorizer {
        static final String NAME = "tocsin.decisions";

        private Decisions decisions = new Decisions();

        @Override
        public void configure(Map<String, ?> configs) {
            super.configure(configs);
            decisions = named(String.valueOf(configs.get(NAME)));
        }

        @Override
        public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
            List<AuthorizationResult> results = super.authorize(context, actions);
            IntStream.range(0, actions.size()).forEach(i -> decisions.add(context, actions.get(i), results.get(i)));
            return results;
        }
    }
}
