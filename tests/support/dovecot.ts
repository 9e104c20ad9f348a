import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Dovecot's own server of one mailbox: it speaks IMAP over its standard input and output. */
const program = process.env['DOVECOT_IMAP'] ?? '/usr/lib/dovecot/imap'

export const dovecotIsHere = existsSync(program)

export interface Mailbox {
  url: string
  put(name: string, message: Uint8Array): void
  stop(): Promise<void>
}

/** A mailbox of a real IMAP server, on a free port of this machine. */
export async function openMailbox(): Promise<Mailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-mailbox-'))
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, 'mail', name), { recursive: true })
  // It opens no mailbox for root: there it becomes nobody.
  const own = userInfo()
  const { uid, gid } = own.uid === 0 ? { uid: 65_534, gid: 65_534 } : own
  for (const name of ['', 'mail', 'mail/cur', 'mail/new', 'mail/tmp']) chownSync(join(folder, name), uid, gid)
  // Told by the environment, it asks no configuration of the machine.
  const environment = {
    ...process.env,
    DOVECONF_ENV: '1',
    MAIL_LOCATION: `maildir:${folder}/mail`,
    BASE_DIR: folder,
    LOG_PATH: '/dev/stderr',
    SSL: 'no',
    MAIL_UID: String(uid),
    MAIL_GID: String(gid),
    FIRST_VALID_UID: '0',
    FIRST_VALID_GID: '0',
    USER: 'petro',
    HOME: folder,
  }
  const servers = new Set<ChildProcess>()
  const listener = createServer((socket) => {
    // It refuses sockets, and what this program gives its children are such: pipes stand between.
    const server = spawn('/bin/sh', ['-c', 'cat | "$0" | cat', program], { env: environment })
    servers.add(server)
    server.on('exit', () => servers.delete(server))
    server.stdout.pipe(socket)
    socket.pipe(server.stdin)
    socket.on('error', () => server.kill())
    server.stdin.on('error', () => socket.destroy())
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    url: `imap://petro:secret@127.0.0.1:${(listener.address() as AddressInfo).port}/INBOX`,
    put: (name, message) => writeFileSync(join(folder, 'mail/new', name), message),
    async stop() {
      for (const server of servers) server.kill()
      listener.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
