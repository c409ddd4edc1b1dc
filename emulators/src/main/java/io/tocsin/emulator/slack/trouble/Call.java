package io.tocsin.emulator.slack.trouble;

import io.tocsin.emulator.slack.wire.Reply;
import java.util.function.Supplier;

/** A call that something happens to: whether it came to a webhook, how to do it for real, and how to wait. */
record Call(boolean isWebhook, Supplier<Reply> real, Pause pause) {}
