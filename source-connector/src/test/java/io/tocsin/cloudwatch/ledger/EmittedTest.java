package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmittedTest {
    /** The sample of the AWS documentation. */
    private static final String ID = "31132629274945519779805322857203735586714454643391594505";

    private static final long TIMESTAMP = 1396035378988L;
    private static final long INGESTED = 1396035394997L;

    @Test
    void anIdOfTheUsualFormIsTakenApart() {
        Emitted event = Emitted.of(ID, TIMESTAMP, INGESTED);

        assertThat(event.opaque()).isNull();
        assertThat(event.index()).isEqualTo(9);
        assertThat(event.id()).isEqualTo(ID);
    }

    @Test
    void anIdThatHoldsOtherTimesThanItsEventStaysWhole() {
        assertThat(Emitted.of(ID, TIMESTAMP + 1, INGESTED).opaque()).isEqualTo(ID);
        assertThat(Emitted.of(ID, TIMESTAMP, INGESTED - 1).opaque()).isEqualTo(ID);
        assertThat(Emitted.of(ID, -TIMESTAMP, INGESTED).opaque()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "event 1",
                "0113262927494551977980532285720373558671445464339159450",
                "01132629274945519779805322857203735586714454643391594505",
                "+1132629274945519779805322857203735586714454643391594505",
                "3113262927494551977980532285720373558671445464339159450٥",
                "99999999999999999999999999999999999999999999999999999999"
            })
    void anyOtherIdStaysWhole(String id) {
        Emitted event = Emitted.of(id, TIMESTAMP, INGESTED);

        assertThat(event.opaque()).isEqualTo(id);
        assertThat(event.id()).isEqualTo(id);
    }

    @Test
    void eventsOfOneRequestAreToldApartByTheirIndex() {
        Emitted ninth = Emitted.of(ID, TIMESTAMP, INGESTED);
        Emitted eighth = Emitted.of(ID.substring(0, ID.length() - 1) + "4", TIMESTAMP, INGESTED);

        assertThat(eighth).isNotEqualTo(ninth);
        assertThat(eighth.isOfSameRequest(ninth)).isTrue();
    }
}
