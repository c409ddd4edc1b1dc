package io.tocsin.it.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What GitHub refuses of a workflow or an action, as far as this project uses it, and what this project asks of them besides. */
final class Rules {
    private static final Set<String> OF_WORKFLOW = Set.of("name", "on", "permissions", "concurrency", "jobs");
    private static final Set<String> OF_ACTION = Set.of("name", "description", "inputs", "runs");
    private static final Set<String> OF_JOB =
            Set.of("name", "needs", "runs-on", "timeout-minutes", "permissions", "strategy", "steps");
    private static final Set<String> OF_STEP =
            Set.of("name", "if", "uses", "with", "run", "shell", "env", "working-directory");
    /** Also a full commit, which would be safer, but has to be looked up where GitHub can be reached. */
    private static final Pattern ACTION = Pattern.compile("actions/[a-z-]+@(v\\d+|[0-9a-f]{40})");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([^}]*?) *}}");
    private static final Pattern KNOWN = Pattern.compile("github\\.[a-z_.]+|matrix\\.\\w+|inputs\\.\\w+");

    private final Definition definition;
    private final List<String> problems = new ArrayList<>();

    private Rules(Definition definition) {
        this.definition = definition;
    }

    /** All that is wrong with it. */
    static List<String> problems(Definition definition) {
        Rules rules = new Rules(definition);
        if (definition.isWorkflow()) {
            rules.workflow(definition.root());
        } else {
            rules.action(definition.root());
        }
        return rules.problems;
    }

    private void workflow(JsonNode workflow) {
        keys("the workflow", workflow, OF_WORKFLOW, OF_WORKFLOW);
        check(!writes(workflow), "the workflow may write, in all jobs");
        check(!workflow.toString().contains("secrets."), "the workflow takes a secret besides GitHub's own token");
        workflow.path("jobs").properties().forEach(job -> job(job, workflow.path("jobs")));
    }

    private void action(JsonNode action) {
        keys("the action", action, OF_ACTION, OF_ACTION);
        check(action.path("runs").path("using").asText().equals("composite"), "the action is not composite");
        for (JsonNode step : definition.steps()) {
            step(step, action);
            check(!step.has("run") || step.has("shell"), "a step of the action names no shell: " + step);
        }
    }

    private void job(Map.Entry<String, JsonNode> named, JsonNode jobs) {
        String name = "job " + named.getKey();
        JsonNode job = named.getValue();
        keys(name, job, Set.of("runs-on", "timeout-minutes", "steps"), OF_JOB);
        check(job.path("timeout-minutes").asInt() > 0, name + " has no time limit in minutes");
        check(!job.has("needs") || jobs.has(job.path("needs").asText()), name + " needs a job that is not there");
        job.path("steps").forEach(step -> step(step, job));
        if (writes(job)) {
            job.path("steps")
                    .forEach(step -> check(
                            !step.path("uses").asText().matches("\\./.*|actions/checkout@.*"),
                            name + " may write and takes what was checked out: " + step));
        }
    }

    private static boolean writes(JsonNode permitted) {
        return permitted.path("permissions").toString().contains("write");
    }

    /** A step of a job, which has a matrix, or of an action, which has inputs. */
    private void step(JsonNode step, JsonNode within) {
        keys("a step", step, Set.of(), OF_STEP);
        check(step.has("uses") != step.has("run"), "a step has to have either uses or run: " + step);
        String uses = step.path("uses").asText();
        if (uses.startsWith("./")) {
            own(uses, step);
        } else if (!uses.isEmpty()) {
            check(ACTION.matcher(uses).matches(), "is no action of GitHub's own with its major version: " + uses);
        }
        check(!step.path("run").asText().contains("${{"), "a script has to take values from env: " + step);
        expressions(step, within);
    }

    private void own(String uses, JsonNode step) {
        List<String> given = names(step.path("with"));
        Definition.action(uses)
                .map(action -> names(action.root().path("inputs")))
                .ifPresentOrElse(
                        inputs -> check(inputs.equals(given), uses + " takes " + inputs + ", not " + given),
                        () -> problems.add("there is no action " + uses));
    }

    private void expressions(JsonNode step, JsonNode within) {
        EXPRESSION
                .matcher(step.toString())
                .results()
                .map((MatchResult expression) -> expression.group(1))
                .forEach(expression -> {
                    check(KNOWN.matcher(expression).matches(), "an expression is not known: " + expression);
                    String[] parts = expression.split("\\.", 2);
                    JsonNode known = switch (parts[0]) {
                        case "matrix" -> within.path("strategy").path("matrix");
                        case "inputs" -> within.path("inputs");
                        default -> within;
                    };
                    check(parts[0].equals("github") || known.has(parts[1]), "nothing gives " + expression);
                });
    }

    private void keys(String of, JsonNode node, Set<String> needed, Set<String> known) {
        needed.forEach(key -> check(node.has(key), of + " has no " + key));
        names(node).forEach(key -> check(known.contains(key), of + " has something unknown: " + key));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void check(boolean right, String problem) {
        if (!right) {
            problems.add(problem);
        }
    }
}
