import type {
  D1Database,
  ExecutionContext,
  ExportedHandler,
  ForwardableEmailMessage,
  R2Bucket,
} from '@cloudflare/workers-types'
import { ensureReference } from '../seeds/reference/ensure-reference.ts'
import { createApp } from './app.ts'
import { d1Engine } from './db/d1.ts'
import { openDatabase } from './db/database.ts'
import { type PreparingOptions, prepareFiles } from './exports/actions/prepare-files.ts'
import { r2FileStore } from './files/r2-file-store.ts'
import { systemClock } from './kernel/clock.ts'
import { smtpMailer } from './letters/outbox/smtp-mailer.ts'
import { takeReply } from './letters/replies/take-reply.ts'
import { bucketInstance } from './server/cloudflare/bucket-instance.ts'
import { composeContext } from './server/compose.ts'
import { beginWithDemo, demoLinks } from './server/demo-council.ts'
import { runSchedule } from './server/schedule.ts'
import { linkLines } from './server/welcome.ts'
import type { AppContext } from './web/app-context.ts'

/** What `wrangler.toml` binds. Static files are answered before the request reaches the Worker. */
interface Bindings {
  DB: D1Database
  FILES: R2Bucket
  BASE_URL?: string
  /** Where letters go: a secret of the Worker. */
  SMTP_URL?: string
  /** Lets the person who knows it make the first administrator: a secret of the Worker. */
  SETUP_SECRET?: string
  /** «yes» fills an empty register with the demo council and logs its sign-in links: `npm run worker`. */
  DEMO?: string
}

type App = ReturnType<typeof createApp>

/**
 * What one invocation does on files of long lists; the schedule comes every five minutes. Eighty parts are some three seconds of a
 * processor and three hundred questions to D1, of the thirty and the thousand there are; the ids of more rows would be a
 * text longer than the two megabytes D1 answers, and the file has to lie in memory before R2 takes it.
 */
const MEASURE: PreparingOptions = { parts: 80, mostRows: 80_000 }

let prepared: { context: AppContext; app: App } | undefined
let referenceThere = false

const worker = {
  async fetch(request: Request, bindings: Bindings, execution: ExecutionContext): Promise<Response> {
    const { app, context } = await prepare(bindings)
    if (bindings.DEMO === 'yes') await showDemo(context, new URL(request.url).origin)
    return app.fetch(request, {}, execution)
  },
  async scheduled(_controller: unknown, bindings: Bindings): Promise<void> {
    const { context } = await prepare(bindings)
    await runSchedule(context)
    await prepareFiles(context, MEASURE)
  },
  async email(message: ForwardableEmailMessage, bindings: Bindings): Promise<void> {
    const { context } = await prepare(bindings)
    await takeReply(context, new Uint8Array(await new Response(message.raw as never).arrayBuffer()))
  },
}

export default worker as unknown as ExportedHandler<Bindings>

let demoShown = false

async function showDemo(context: AppContext, origin: string): Promise<void> {
  if (demoShown) return
  demoShown = true
  await beginWithDemo(context)
  console.log(linkLines(origin, await demoLinks(context)).join('\n'))
}

// Once in an isolate. What is kept is the result, never the promise: a request may not wait for another's.
async function prepare(bindings: Bindings): Promise<{ context: AppContext; app: App }> {
  prepared ??= compose(bindings)
  if (!referenceThere) {
    try {
      await ensureReference(prepared.context.db, prepared.context.clock.now())
      referenceThere = true
    } catch (error) {
      // Without its tables a register answers `/readyz` all the same, and that says what is missing.
      console.error('довідники:', error)
    }
  }
  return prepared
}

function compose(bindings: Bindings): { context: AppContext; app: App } {
  const { BASE_URL, SETUP_SECRET } = bindings
  const { mail, ...runtime } = wayOfLetters(bindings)
  const context = composeContext(
    openDatabase(d1Engine(bindings.DB)),
    r2FileStore(bindings.FILES),
    systemClock,
    { publicUrl: BASE_URL || null, mail, instance: bucketInstance(bindings.FILES) },
  )
  const app = createApp(context, {
    ...runtime,
    publicUrl: BASE_URL || undefined,
    setupSecret: SETUP_SECRET || null,
    addressOf: (c) => c.req.header('CF-Connecting-IP'),
    toPrepare: (c) => c.executionCtx.waitUntil(prepareFiles(context, MEASURE)),
  })
  return { context, app }
}

function wayOfLetters({ SMTP_URL: smtpUrl, BASE_URL }: Bindings) {
  if (!smtpUrl) return { mail: null }
  if (!URL.canParse(smtpUrl)) return { mail: null, mailWaits: 'SMTP_URL — не адреса: листи чекають у черзі' }
  // Links in letters need the address people type.
  if (!BASE_URL) return { mail: null, mailWaits: 'SMTP_URL задано, а BASE_URL — ні: листи чекають у черзі' }
  return { mail: smtpMailer(smtpUrl), smtpUrl }
}
