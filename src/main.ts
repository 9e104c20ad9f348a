import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Cron } from 'croner'
import type { Context } from 'hono'
import { createApp } from './app.ts'
import { type Config, ConfigMistake, readConfig } from './config.ts'
import { demoLinks } from './server/demo-council.ts'
import { takeImapReplies } from './server/node/imap-replies.ts'
import { keepExporting } from './server/node/keep-preparing.ts'
import { openOrBegin } from './server/node/open-or-begin.ts'
import { packageRoot } from './server/node/package-root.ts'
import { runSchedule, SCHEDULE } from './server/schedule.ts'
import { welcome } from './server/welcome.ts'
import type { AppContext } from './web/app-context.ts'
import { packAnswers } from './web/pack-answers.ts'
import { staticFiles } from './web/static-files.ts'

const config = await orExplain(async () => {
  if (Number.parseInt(process.versions.node, 10) < 24)
    throw new ConfigMistake('Потрібен Node.js 24 або новіший.')
  return readConfig(process.env)
})
const context = await orExplain(() =>
  openOrBegin(config.dataFolder, {
    smtpUrl: config.smtpUrl,
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
  }),
)
const preparing = keepExporting(context)
const server = await orExplain(() => listen(context, config))
const schedule = keepSchedule(context, config)
console.log(welcome(config, addressOf(server), await demoLinks(context)).join('\n'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)

function listen(context: AppContext, { host, port, publicUrl, smtpUrl }: Config): Promise<ServerType> {
  const app = createApp(context, {
    publicUrl: publicUrl ?? undefined,
    smtpUrl,
    addressOf: (c) => visitorAddress(c, publicUrl !== null),
    serveStatic: staticFiles(join(packageRoot, 'dist/assets/static')),
    toPrepare: preparing.wake,
  })
  return new Promise((listening, failed) => {
    const server = serve({ fetch: packAnswers(app.fetch), hostname: host, port }, () => listening(server))
    server.once('error', failed)
  })
}

// Behind a proxy of our own machine the visitor is whom the proxy itself saw: the last address of the list.
function visitorAddress(c: Context, behindProxy: boolean): string | undefined {
  const { address } = getConnInfo(c).remote
  const local = address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
  const seen = behindProxy && local ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  return seen || address
}

function addressOf(server: ServerType): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return String(address)
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
}

// Never two runs at once: the next one waits for the letters of the last.
function keepSchedule(context: AppContext, { imapUrl }: Config): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let running = Promise.resolve()
  const run = () => {
    preparing.wake()
    running = runSchedule(context, stopping.signal)
      .catch((error: unknown) => console.error('розклад:', error))
      .then(() => (imapUrl && !stopping.signal.aborted ? takeImapReplies(context, imapUrl) : 0))
      .then(noResult, (error: unknown) => console.error('поштова скринька (IMAP_URL):', error))
    return running
  }
  const job = new Cron(SCHEDULE, { timezone: 'Europe/Kyiv', protect: true, unref: true }, run)
  void job.trigger()
  return {
    stop() {
      job.stop()
      stopping.abort()
      return running
    },
  }
}

function noResult(): void {}

// No new requests; those begun are answered; then the register is closed. Ten seconds are enough for anybody.
function stop(): void {
  setTimeout(() => process.exit(1), 10_000).unref()
  server.close(() => {
    void Promise.all([schedule.stop(), preparing.stop()])
      .then(() => context.db.close())
      .then(() => process.exit(0))
  })
  if ('closeIdleConnections' in server) server.closeIdleConnections()
}

async function orExplain<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const words = explanation(error as NodeJS.ErrnoException)
    if (words === null) throw error
    console.error(words)
    process.exit(1)
  }
}

/** What the person who starts the server can do about it; null for what nobody foresaw. */
function explanation(error: NodeJS.ErrnoException): string | null {
  if (error instanceof ConfigMistake) return error.message
  switch (error.code) {
    case 'EADDRINUSE':
      return `Порт ${config.port} уже зайнято. Зупиніть програму, що його слухає, або задайте інший: PORT=3001 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: на цій машині немає адреси «${config.host}».`
    case 'EACCES':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return `Немає дозволу на запис або на порт: ${error.message}. Дані: ${config.dataFolder} (VYKONANO_DATA), порт: ${config.port} (PORT).`
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `Файл реєстру в ${config.dataFolder} пошкоджено або це не база даних: ${error.message}.`
    default:
      return null
  }
}
