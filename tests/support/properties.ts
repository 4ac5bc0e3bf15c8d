import fc from 'fast-check';

/**
 * Properties are tried on the same examples in every run: what failed on one machine fails on the next.
 * `npm run test:properties` looks for others, with a new seed each round.
 */
const SEED = 20260101;

const { VITE_PROPERTY_SEED: seed } = import.meta.env;
fc.configureGlobal({ seed: seed === undefined ? SEED : Number(seed) });

export default fc;
