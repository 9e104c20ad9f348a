import { type ChildProcess, fork } from 'node:child_process'

/** A server in a process of its own, and what it costs there. */
export interface Program {
  url: string
  /** CPU time of the whole process so far, in milliseconds */
  cpu(): Promise<number>
  /** the most memory it has held so far, in megabytes */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** Starts this very program in another part: `parts` of `bench.ts` says which there are. */
export async function startProgram(part: string, ...args: string[]): Promise<Program> {
  const child = fork(process.argv[1]!, [part, ...args], { execArgv: ['--enable-source-maps'] })
  const url = await answerOf<string>(child)
  return {
    url,
    cpu() {
      child.send('cpu')
      return answerOf<number>(child)
    },
    memory() {
      child.send('memory')
      return answerOf<number>(child)
    },
    stop() {
      const stopped = new Promise<void>((ended) => child.once('exit', () => ended()))
      child.disconnect()
      return stopped
    },
  }
}

/** The other side: tells where it listens, then what it has cost, until nobody asks any more. */
export function answerParent(url: string): void {
  process.on('message', (message) => {
    const { user, system } = process.cpuUsage()
    process.send!(message === 'memory' ? process.resourceUsage().maxRSS / 1024 : (user + system) / 1000)
  })
  process.on('disconnect', () => process.exit(0))
  process.send!(url)
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((answered, failed) => {
    const gone = (code: number | null) => failed(new Error(`a part of the bench ended with ${code}`))
    child.once('exit', gone)
    child.once('message', (answer) => {
      child.off('exit', gone)
      answered(answer as T)
    })
  })
}
