import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../src/cli/commands.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import { runCommandLine } from '../../src/server/node/run-command-line.ts'
import { testClock } from '../support/test-clock.ts'

/** What a command left behind. */
export interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** Runs the built program as a shell would. */
export async function vykonano(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/vykonano.js'), ...args], {
    env: { PATH: process.env['PATH'], NODE_OPTIONS: process.env['NODE_OPTIONS'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const parts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (part: string) => {
      parts[name] += part
    })
  const [code] = await once(child, 'close')
  return { code: code as number, ...parts }
}

/** The same without a process of its own, as quick as the command itself; it happens at the moment the clock of the test says. */
export async function ranHere(
  args: string[],
  environment: Record<string, string> = {},
  clock: Clock = testClock(),
): Promise<Ended> {
  const parts = { stdout: '', stderr: '' }
  const keep = (name: keyof typeof parts) => ({
    write(words: string | Uint8Array) {
      parts[name] += typeof words === 'string' ? words : Buffer.from(words).toString('latin1')
    },
  })
  const around = { environment, clock, stdout: keep('stdout'), stderr: keep('stderr') }
  return { code: await runCommandLine(args, commands, around), ...parts }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'vykonano-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
