/** `npm run test:long` tries every property fifty times as often. */
import fc from 'fast-check'

if (process.env.KAIROS_LONG) fc.configureGlobal({ numRuns: 5_000 })
