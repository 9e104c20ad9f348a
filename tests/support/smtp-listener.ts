import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Fault =
  | {
      fault: 'refuse'
      verb: 'CONNECT' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'BEFORE DATA' | 'DATA'
      code: number
      times: number
    }
  /** the connection is cut, or nothing more is said, once the whole letter has been taken */
  | { fault: 'cut' | 'hang'; times: number }
  /** at this point of the conversation nothing more is said; TAKEN is after the whole letter has been written down */
  | { fault: 'hold'; verb: 'CONNECT' | 'MAIL' | 'RCPT' | 'BODY' | 'TAKEN'; times: number }
  | { fault: 'slow'; ms: number; times: number }

export interface Accepted {
  messageId: string
  to: string[]
  raw: string
}

/** A real mail server outside of this process. */
export interface SmtpListener {
  url: string
  /** all it has taken so far, in order */
  accepted(): Accepted[]
  /** how often each fault has fired */
  fired(): Record<string, number>
  fail(...faults: Fault[]): Promise<void>
  stop(): Promise<void>
}

export async function smtpListener(): Promise<SmtpListener> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-mail-'))
  const journal = join(folder, 'accepted.jsonl')
  const child = fork(join(import.meta.dirname, 'smtp-listener.mjs'), [journal], { stdio: 'ignore' })
  let fired: Record<string, number> = {}
  child.on('message', (message: { fired?: Record<string, number> }) => {
    if (message.fired) fired = message.fired
  })
  const { port } = await answer<{ port: number }>(child, 'port')
  return {
    url: `smtp://127.0.0.1:${port}?timeout=800`,
    accepted: () =>
      existsSync(journal)
        ? readFileSync(journal, 'utf8')
            .split('\n')
            // after the last end of a line there is nothing, or a line that is still being written
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Accepted)
        : [],
    fired: () => fired,
    async fail(...faults) {
      child.send({ faults })
      await answer(child, 'told')
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done))
      child.send({ stop: true })
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answer<T extends object>(child: ChildProcess, key: string): Promise<T> {
  return new Promise((done) => {
    const hear = (message: object) => {
      if (!(key in message)) return
      child.off('message', hear)
      done(message as T)
    }
    child.on('message', hear)
  })
}
