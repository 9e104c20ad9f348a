import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../../src/server/node/package-root.ts'

/** A program of `dist/` that runs on its own. */
export interface RunningProgram {
  /** Waits until the program has printed this; answers what matched. Fails when it ends before. */
  printed(pattern: RegExp): Promise<string>
  signal(name: NodeJS.Signals): void
  pid: number
  /** Waits for the end. */
  ended: Promise<{ code: number | null; output: string; errors: string }>
}

export function startProgram(
  name: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
  { cwd }: { cwd?: string } = {},
): RunningProgram {
  const child = spawn(process.execPath, ['--enable-source-maps', join(packageRoot, 'dist', name), ...args], {
    cwd,
    env: { ...ofThisProcess('PATH', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }))
  return {
    ended,
    pid: child.pid!,
    signal: (name) => void child.kill(name),
    printed: (pattern) =>
      new Promise((found, missed) => {
        const look = () => {
          const match = pattern.exec(output)?.[0]
          if (match !== undefined) found(match)
        }
        look()
        child.stdout.on('data', look)
        ended.then(() => missed(new Error(`it ended and never printed ${pattern}: ${output}${errors}`)))
      }),
  }
}

function ofThisProcess(...names: string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}
