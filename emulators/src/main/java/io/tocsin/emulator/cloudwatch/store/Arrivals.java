package io.tocsin.emulator.cloudwatch.store;

/** When what is put arrives: at once, unless there is trouble. */
public interface Arrivals {
    Arrivals AT_ONCE = new Arrivals() {
        @Override
        public long late() {
            return 0;
        }

        @Override
        public long hidden() {
            return 0;
        }
    };

    /** How many milliseconds later than now the next batch is ingested. */
    long late();

    /** For how many milliseconds after its ingestion the next event is not found. */
    long hidden();
}
