import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { bundledProgram } from './bundled-program.ts'

/**
 * Runs a TypeScript file in several processes at once and answers what each printed. They begin together: each calls
 * `startTogether()` when it is ready, and none goes on before all are. Fails with the words of the first that failed.
 */
export async function runProcesses(
  script: URL,
  count: number,
  args: (place: number) => string[],
): Promise<string[]> {
  const program = await bundledProgram(script)
  const children = Array.from({ length: count }, (_, place) => startProcess(program, args(place)))
  try {
    await Promise.all(children.map((child) => child.ready))
    for (const child of children) child.go()
    return await Promise.all(children.map((child) => child.output))
  } finally {
    for (const child of children) child.process.kill()
  }
}

/** Called by the script: says it is ready and waits for the others. */
export async function startTogether(): Promise<void> {
  process.stdout.write(READY)
  await once(process.stdin.resume(), 'end')
}

const READY = 'ready\n'

function startProcess(program: string, args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe' })
  const printed = collect(child.stdout)
  const complaints = collect(child.stderr)
  const output = finished(child, complaints).then(() => printed().slice(READY.length))
  // Whoever waits for `ready` hears of an early failure; nobody may be waiting for `output` yet.
  output.catch(() => {})
  const ready = new Promise<void>((done, failed) => {
    child.stdout.on('data', () => printed().startsWith(READY) && done())
    output.catch(failed)
  })
  return { process: child, ready, output, go: () => child.stdin.end() }
}

async function finished(child: ChildProcess, complaints: () => string): Promise<void> {
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw new Error(`a process ended with ${code ?? signal}: ${complaints()}`)
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return () => text
}
