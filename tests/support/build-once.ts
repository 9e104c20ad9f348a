import { execFileSync } from 'node:child_process'
import { packageRoot } from '../../src/server/node/package-root.ts'

/** Programs and static files as they stand now, before the first test: half a second. */
export default function buildOnce(): void {
  // Several runs at once: they were built before the first of them.
  if (process.env['PROGRAMS_ARE_BUILT']) return
  try {
    execFileSync(process.execPath, ['build.mjs'], { cwd: packageRoot, stdio: 'inherit' })
  } catch (error) {
    // At a desk with a file half written, the tests of another room may still run.
    if (process.env['CI']) throw error
  }
}
