import { requireNode } from './server/node/require-node.ts'

requireNode()
// Later than the check: what an import names is loaded before the first line of the file that names it.
const { serveFromShell } = await import('./server/node/serve.ts')
await serveFromShell(process.env)
