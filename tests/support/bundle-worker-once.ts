import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/server/node/package-root.ts'

/** Where `npm run build:worker` puts the very bundle that would be deployed. */
export const workerBundle = join(packageRoot, 'dist/worker')

/** The Worker as it stands now, before the first of its tests; `.ci/run` has just built it. */
export default function bundleWorkerOnce(): void {
  if (process.env['WORKER_IS_BUILT'] && existsSync(workerBundle)) return
  const wrangler = join(packageRoot, 'node_modules/wrangler/bin/wrangler.js')
  execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', workerBundle], {
    cwd: packageRoot,
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', CI: 'true' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
