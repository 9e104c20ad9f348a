import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const program = process.env['OPENSMTPD'] ?? '/usr/sbin/smtpd'

/** It gives up its rights part by part, and so starts only with all of them. */
export const opensmtpdIsHere = existsSync(program) && userInfo().uid === 0

export interface MailServer {
  url: string
  /** the messages it has delivered so far, whole */
  delivered(): string[]
  stop(): Promise<void>
}

/** A real mail server on a free port of this machine; whatever it takes it delivers into one folder. */
export async function openMailServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-opensmtpd-'))
  const maildir = join(folder, 'mail')
  mkdirSync(maildir)
  // Delivered by a user who may do nothing else.
  for (const path of [folder, maildir]) chmodSync(path, 0o777)
  const port = await freePort()
  const configuration = join(folder, 'smtpd.conf')
  writeFileSync(
    configuration,
    `listen on 127.0.0.1 port ${port} hostname mail.rada.example
table everybody { "@" = "nobody" }
action "keep" maildir "${maildir}" virtual <everybody>
match from any for any action "keep"
`,
  )
  const child = spawn(program, ['-d', '-f', configuration], { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    words += part
  })
  const ended = once(child, 'exit')
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 100 || child.exitCode !== null) throw new Error(`opensmtpd does not answer: ${words}`)
    await pause(100)
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered: () => {
      const arrived = join(maildir, 'new')
      if (!existsSync(arrived)) return []
      return readdirSync(arrived).map((name) => readFileSync(join(arrived, name), 'utf8'))
    },
    async stop() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => resolve(true)).once('error', () => resolve(false))
    socket.once('data', () => socket.destroy())
  })
}
