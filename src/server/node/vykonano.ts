#!/usr/bin/env node
import { requireNode } from './require-node.ts'

requireNode()
// Later than the check: what an import names is loaded before the first line of the file that names it.
const [{ commands }, { runCommandLine }] = await Promise.all([
  import('../../cli/commands.ts'),
  import('./run-command-line.ts'),
])

// A reader that has seen enough closes its end («| head»): no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// Not process.exit: what is still on its way to a pipe would be lost.
process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
