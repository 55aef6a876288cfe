import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const long = process.env.KAIROS_LONG !== undefined
const processors = availableParallelism()
/**
 * After the rules. A journey waits half of its time for its browser, so there is one more than processors; not more
 * than one PostgreSQL can serve.
 */
const database = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  maxWorkers: Math.min(4, processors + 1),
  sequence: { groupOrder: 1 },
}
const postgres = 'tests/support/postgres.ts'

export default defineConfig({
  test: {
    maxWorkers: processors,
    sequence: { seed: 1, shuffle: { files: true } },
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts', 'tests/*.test.ts'],
          setupFiles: ['tests/support/long.ts'],
          testTimeout: long ? 600_000 : 30_000,
          // Rules keep nothing, so their files share what they import. `npm test` runs them in two orders, which
          // finds a file that leaves something behind; the long run gives each file a process of its own.
          isolate: long,
          sequence: { shuffle: { tests: true } },
        },
      },
      {
        test: {
          name: 'database',
          include: ['tests/database/*.test.ts'],
          globalSetup: [postgres],
          ...database,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.test.ts'],
          globalSetup: [postgres, 'tests/support/demonstration.ts'],
          ...database,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
