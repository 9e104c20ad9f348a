import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Cron } from 'croner'
import type { Context } from 'hono'
import { createApp } from '../../app.ts'
import { type Config, ConfigMistake, readConfig } from '../../config.ts'
import { keepBackupState } from '../../db/backup-state.ts'
import { refusalSentence } from '../../kernel/refusals.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { AppContext } from '../../web/app-context.ts'
import { packAnswers } from '../../web/pack-answers.ts'
import { staticFiles } from '../../web/static-files.ts'
import { demoLinks } from '../demo-council.ts'
import { runSchedule, SCHEDULE } from '../schedule.ts'
import { welcome } from '../welcome.ts'
import { backUpOnSchedule, copyInProcess } from './backup/scheduled-backup.ts'
import { takeImapReplies } from './imap-replies.ts'
import { keepExporting, type Preparing } from './keep-exporting.ts'
import { openServed } from './open-served.ts'
import { packageRoot } from './package-root.ts'

/** `npm start`: serves the register of the environment until a signal, or prints why it cannot and ends. */
export async function serveFromShell(environment: Record<string, string | undefined>): Promise<void> {
  try {
    const started = await startServer(readConfig(environment))
    if (started.ok) return
    console.error(started.refusals.map(refusalSentence).join('\n'))
  } catch (error) {
    if (!(error instanceof ConfigMistake)) throw error
    console.error(error.message)
  }
  process.exit(1)
}

/** Opens the register and serves it; a signal closes it and ends the process. */
export async function startServer(config: Config): Promise<Result<void>> {
  try {
    const served = await openServed(config)
    if (!served.ok) return served
    const { context, folder } = served.value
    const preparing = keepExporting(context)
    const server = await listen(context, config, preparing).catch(async (error: unknown) => {
      await preparing.stop()
      await context.db.close()
      throw error
    })
    const schedule = keepSchedule(context, config, preparing)
    const backups = await keepBackups(context, config, folder)
    const links = await demoLinks(context)
    console.log(welcome({ ...config, dataFolder: folder }, addressOf(server), links).join('\n'))
    const stop = () => stopAll(server, context, [schedule, backups, preparing])
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
    return done(undefined)
  } catch (error) {
    const words = explanation(error as NodeJS.ErrnoException, config)
    throw words === null ? error : new ConfigMistake(words)
  }
}

function listen(
  context: AppContext,
  { host, port, publicUrl, smtpUrl }: Config,
  preparing: Preparing,
): Promise<ServerType> {
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

interface Stoppable {
  stop(): Promise<void>
}

// Never two runs at once: the next one waits for the letters of the last.
function keepSchedule(context: AppContext, { imapUrl }: Config, preparing: Preparing): Stoppable {
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

// Beside the schedule, so that no letter waits for a copy.
async function keepBackups(
  context: AppContext,
  { backupFolder, backupKeep }: Config,
  data: string,
): Promise<Stoppable> {
  if (!backupFolder) {
    await keepBackupState(context.db, null)
    return { stop: () => Promise.resolve() }
  }
  const stopping = new AbortController()
  const makeCopy = copyInProcess(data, stopping.signal)
  let running = Promise.resolve()
  const run = () => {
    running = backUpOnSchedule(context, { folder: backupFolder, keep: backupKeep, makeCopy }).catch(
      (error: unknown) => console.error('копії реєстру:', error),
    )
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

// No new requests; those begun are answered; then the register is closed. Ten seconds are enough for any request.
function stopAll(server: ServerType, context: AppContext, others: readonly Stoppable[]): void {
  setTimeout(() => process.exit(1), 10_000).unref()
  server.close(() => {
    void Promise.all(others.map((one) => one.stop()))
      .then(() => context.db.close())
      .then(() => process.exit(0))
  })
  if ('closeIdleConnections' in server) server.closeIdleConnections()
}

/** Advice for the person who starts the server; null for an unexpected fault. */
function explanation(error: NodeJS.ErrnoException, config: Config): string | null {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Порт ${config.port} уже зайнято. Зупиніть програму, що його слухає, або задайте інший: PORT=3001 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: на цій машині немає адреси «${config.host}».`
    case 'ENOTDIR':
      return `Це файл, а не тека з даними: ${config.dataFolder} (VYKONANO_DATA).`
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
