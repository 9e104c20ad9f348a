import { execFileSync } from 'node:child_process'
import { packageRoot } from '../../src/package-root.ts'

/** Programs and static files as they stand now, before the first test: half a second. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ['build.mjs'], { cwd: packageRoot, stdio: 'inherit' })
}
