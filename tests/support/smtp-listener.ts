import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
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
  | { fault: 'cut'; times: number }
  /** perhaps for one recipient alone */
  | { fault: 'hang'; times: number; to?: string }
  /** at this point of the conversation nothing more is said; TAKEN is after the whole letter has been written down */
  | { fault: 'hold'; verb: 'CONNECT' | 'MAIL' | 'RCPT' | 'BODY' | 'TAKEN'; times: number }
  | { fault: 'slow'; ms: number; times: number }

export interface Accepted {
  /** whether it came over an encrypted connection */
  encrypted: boolean
  messageId: string
  to: string[]
  raw: string
}

/** A key and a certificate for 127.0.0.2 that nobody trusts by itself, good for a hundred years. */
export const mailServerCertificate = join(import.meta.dirname, 'mail-server.pem')

/** A real mail server outside of this process. */
export interface SmtpListener {
  url: string
  /** all it has taken so far, in order */
  accepted(): Accepted[]
  /** who has given a password, «user» or «user encrypted» */
  logins(): string[]
  /** how often each fault has fired */
  fired(): Record<string, number>
  fail(...faults: Fault[]): Promise<void>
  stop(): Promise<void>
}

/** On this machine it needs no encryption; at 127.0.0.2 it stands for one elsewhere, which may have a certificate of its own. */
export async function smtpListener({ host = '127.0.0.1', certificate = false } = {}): Promise<SmtpListener> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-mail-'))
  const journal = join(folder, 'accepted.jsonl')
  const child = fork(
    join(import.meta.dirname, 'smtp-listener.mjs'),
    [journal, host, ...(certificate ? [mailServerCertificate] : [])],
    { stdio: 'ignore' },
  )
  let fired: Record<string, number> = {}
  const logins: string[] = []
  child.on('message', (message: { fired?: Record<string, number>; login?: string }) => {
    if (message.fired) fired = message.fired
    if (message.login) logins.push(message.login)
  })
  const { port } = await answer<{ port: number }>(child, 'port')
  return {
    url: `smtp://${host}:${port}?timeout=800`,
    accepted: linesOf<Accepted>(journal),
    logins: () => logins,
    fired: () => fired,
    async fail(...faults) {
      child.send({ faults })
      await answer(child, 'told')
    },
    async stop() {
      if (!child.connected) return
      const gone = new Promise((done) => child.once('exit', done))
      child.send({ stop: true })
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Reads a journal that grows, each line of it once, for some look at it every millisecond. */
function linesOf<Line>(journal: string): () => Line[] {
  const lines: Line[] = []
  let read = 0
  return () => {
    const written = existsSync(journal) ? statSync(journal).size : 0
    if (written > read) {
      const fresh = readFileSync(journal).subarray(read)
      // after the last end of a line there is nothing, or a line that is still being written
      const whole = fresh.subarray(0, fresh.lastIndexOf(END_OF_LINE) + 1)
      for (const line of whole.toString('utf8').split('\n').slice(0, -1)) lines.push(JSON.parse(line) as Line)
      read += whole.length
    }
    return [...lines]
  }
}

const END_OF_LINE = 10

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
