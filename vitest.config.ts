import { defineConfig } from 'vitest/config'

const database = { globalSetup: ['tests/support/postgres.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts', 'tests/*.test.ts'],
          setupFiles: ['tests/support/long.ts'],
          testTimeout: process.env.KAIROS_LONG ? 600_000 : 30_000,
        },
      },
      { test: { name: 'database', include: ['tests/database/*.test.ts'], ...database } },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.test.ts'],
          fileParallelism: false,
          ...database,
          testTimeout: 240_000,
        },
      },
    ],
  },
})
