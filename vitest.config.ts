import { defineConfig } from 'vitest/config'

// Tests that start Chromium or many processes.
const heavy = ['tests/browser/**/*.test.{ts,tsx}', 'tests/**/*.heavy.test.{ts,tsx}']
// Tests of the Worker as it would be deployed, in workerd.
const worker = ['tests/worker/**/*.test.{ts,tsx}']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: 'tests/support/build-once.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two files at a time, whichever they are: ports are free ones and folders are their own. The long ones come first,
    // by the names of the projects.
    maxWorkers: 2,
    // Files of one process share what they have loaded, one workerd and one Chromium between them.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'heavy', include: heavy } },
      {
        extends: true,
        test: { name: 'register', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...heavy, ...worker] },
      },
      {
        extends: true,
        test: { name: 'worker', include: worker, globalSetup: 'tests/support/bundle-worker-once.ts' },
      },
    ],
  },
})
