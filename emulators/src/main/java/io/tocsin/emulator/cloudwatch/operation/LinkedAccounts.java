package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.List;

/**
 * Whose log groups a list shows. The emulator links all accounts.
 *
 * @param included whether others' are shown beside the caller's own
 * @param accounts to which the list is then narrowed down, or empty for all
 */
record LinkedAccounts(boolean included, List<String> accounts) {
    private static final int MAX_ACCOUNTS = 20;

    static LinkedAccounts of(Parameters in) {
        return new LinkedAccounts(
                in.flag("includeLinkedAccounts", false),
                in.strings("accountIdentifiers", 0, MAX_ACCOUNTS, Texts.ACCOUNT));
    }

    boolean shows(String account, String caller) {
        return included ? accounts.isEmpty() || accounts.contains(account) : account.equals(caller);
    }
}
