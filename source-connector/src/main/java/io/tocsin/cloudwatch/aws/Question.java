package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.Selection;

/**
 * What a request asks for, in words for whoever reads of its failure.
 *
 * @param subject what it is about
 * @param reading what it does
 * @param permission what the credentials must allow
 * @param ifGone what to check if AWS does not find it
 * @param ifInvalid what to check if AWS refuses a parameter
 * @param withToken whether it asks for a page that follows another
 */
record Question(String subject, String reading, String permission, String ifGone, String ifInvalid, boolean withToken) {

    static Question of(FilterRequest request) {
        String group = "log group '" + request.logGroup().reference() + "'";
        Selection selection = request.selection();
        return new Question(
                group,
                "Reading " + group,
                "logs:FilterLogEvents" + (selection.unmask() ? " and logs:Unmask" : "") + " on the " + group,
                "its name, aws.region and the account of the credentials"
                        + (selection.logStreams().isEmpty() ? "" : ", and that it has each of log.streams"),
                "filter.pattern" + (selection.isOfSomeStreams() ? ", and log.streams or log.stream.prefix" : ""),
                request.nextToken() != null);
    }

    /**
     * Of a list.
     *
     * @param what is listed
     * @param action the IAM action, which AWS allows on everything or nothing
     * @param settings that the request's parameters come from
     */
    static Question list(String what, String action, String settings, boolean withToken) {
        return new Question(what, "Listing " + what, action, "aws.region", settings, withToken);
    }

    /** The IAM action that is needed first. */
    String action() {
        return permission.split(" ", 2)[0];
    }
}
