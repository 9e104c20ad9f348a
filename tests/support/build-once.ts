import { execFileSync } from 'node:child_process'
import { packageRoot } from '../../src/server/node/package-root.ts'

/** Programs and static files as they stand now, before the first test: half a second. */
export default function buildOnce(): void {
  try {
    execFileSync(process.execPath, ['build.mjs'], { cwd: packageRoot, stdio: 'inherit' })
  } catch (error) {
    // At a desk with a file half written, the tests of another room may still run.
    if (process.env['CI']) throw error
  }
}
