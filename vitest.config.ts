import { defineConfig } from 'vitest/config'

// Tests that start workerd, Chromium or many processes; they run after the others, one file at a time.
const heavy = [
  'tests/worker/**/*.test.{ts,tsx}',
  'tests/browser/**/*.test.{ts,tsx}',
  'tests/**/*.heavy.test.{ts,tsx}',
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: 'tests/support/build-once.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'register',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: heavy,
          maxWorkers: 2,
          // Files of one worker share what they have loaded, and one D1 between them.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'heavy', include: heavy, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
