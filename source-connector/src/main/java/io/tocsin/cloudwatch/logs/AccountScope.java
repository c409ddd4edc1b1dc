package io.tocsin.cloudwatch.logs;

import java.util.List;

/**
 * Whose log groups are listed.
 *
 * @param linked whether those of the accounts that are linked to a monitoring account are, beside its own
 * @param accounts only of these accounts; empty for all; at most 20, and only with {@code linked}
 */
public record AccountScope(boolean linked, List<String> accounts) {
    /** Only those of the account itself. */
    public static final AccountScope OWN = new AccountScope(false, List.of());

    public AccountScope {
        accounts = List.copyOf(accounts);
    }
}
