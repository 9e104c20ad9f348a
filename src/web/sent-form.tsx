import { SentAgainPage } from '../../views/layout/sent-again-page.tsx'
import { CommitConflict, type Database, type Write } from '../db/database.ts'
import { FORM_KEY } from '../kernel/form-key.ts'
import { answer } from './answers.tsx'
import type { RequestContext } from './app-env.ts'
import { type FlashMessage, redirect } from './flash.tsx'
import { isHtmx, wantsFragment } from './htmx.ts'
import { findKeptAnswer, fingerprintOf, type KeptAnswer, keepAnswer, type Repeatable } from './kept-answer.ts'
import { ownPath } from './own-path.ts'
import { renderPage } from './render-page.tsx'

/** A form on its way through its handler. */
export interface SentForm {
  /** whose it is, its key and what it says; null for one without a key */
  request: Repeatable | null
  /** whether the key stands in the register, in the commit of what the form did */
  taken: boolean
  /** the first commit, while it is under way */
  taking?: Promise<void>
  /** what `goTo` says on the next page */
  message?: FlashMessage
}

/** Where a form led, for those that come again. */
interface Landing {
  path: string | null
  message?: FlashMessage
}

type Fields = [name: string, value: string | File][]

/**
 * Runs the handler of a form, once for all that come under one key: the key goes into the first commit of the handler, so of six
 * that arrive at the same moment one takes effect, and the others are led where that one was. A form that was refused may come again.
 */
export async function onceSent(
  c: RequestContext,
  handle: () => Response | Promise<Response>,
): Promise<Response> {
  const sent: SentForm = { request: null, taken: false }
  c.set('sent', sent)
  c.set('context', { ...c.var.context, db: withKey(c, sent) })
  try {
    // What is small is read before the handler asks: no form is forgotten. Files come later, with `takeFormKey` on their way.
    if (isUrlencoded(c)) await takeFormKey(c, [...new URLSearchParams(await c.req.text())])
    const response = await handle()
    if (!sent.request) return response
    if (sent.taken) return await keepLanding(c, sent, response)
    // It may be the second of two that was refused only because of what the first has done.
    const meanwhile = response.status >= 400 && (await findKept(c, sent.request))
    return meanwhile ? await repeated(c, meanwhile) : response
  } catch (error) {
    if (!(error instanceof SentBefore)) throw error
    return repeated(c, error.kept ?? (await findKept(c, sent.request!)))
  }
}

/** Notes the key of a form whose fields have been read; one that was sent before goes no further. */
export async function takeFormKey(c: RequestContext, fields: Fields): Promise<void> {
  const key = fields.find(([name]) => name === FORM_KEY)?.[1]
  const { sent, actor } = c.var
  if (!sent || sent.request || typeof key !== 'string' || !/^\w{1,64}$/.test(key) || !actor.accountId) return
  const said = fields
    .filter(([name]) => name !== FORM_KEY)
    .map(([name, value]) => (typeof value === 'string' ? [name, value] : [name, value.name, value.size]))
  const { pathname, search } = new URL(c.req.url)
  const fingerprint = fingerprintOf('POST', pathname + search, undefined, JSON.stringify(said))
  sent.request = { accountId: actor.accountId, key, fingerprint }
  const kept = await findKept(c, sent.request)
  if (kept) throw new SentBefore(kept)
}

/** Stops a handler whose form has taken effect already. */
class SentBefore extends Error {
  constructor(readonly kept?: KeptAnswer<Landing | null>) {
    super('form sent before')
  }
}

/** The register as one handler writes to it: its first commit carries the key of the form. */
function withKey(c: RequestContext, sent: SentForm): Database {
  const { db, clock } = c.var.context
  return {
    ...db,
    async commit(writes) {
      // One that comes beside the first one need not fail with it.
      await sent.taking?.catch(() => {})
      if (!sent.request || sent.taken || writes.length === 0) return db.commit(writes)
      sent.taking = take(sent.request, writes)
      await sent.taking
    },
  }

  async function take(request: Repeatable, writes: Write[]): Promise<void> {
    try {
      await db.commit([keepAnswer(request, null, clock.now()), ...writes])
      sent.taken = true
    } catch (error) {
      if (error instanceof CommitConflict && error.constraint.includes('idempotency_keys'))
        throw new SentBefore()
      throw error
    } finally {
      sent.taking = undefined
    }
  }
}

async function keepLanding(c: RequestContext, { request, message }: SentForm, response: Response) {
  const { accountId, key } = request!
  const path = response.headers.get('Location') ?? response.headers.get('HX-Redirect')
  const ofForm = 'WHERE account_id = ? AND key = ?'
  // Where something was noted (an attempt, say) but the form was refused, it may come again.
  const write =
    response.status >= 400
      ? { sql: `DELETE FROM idempotency_keys ${ofForm}`, parameters: [accountId, key] }
      : {
          sql: `UPDATE idempotency_keys SET answer = ? ${ofForm}`,
          parameters: [JSON.stringify({ path, message } satisfies Landing), accountId, key],
        }
  await c.var.context.db.commit([write])
  return response
}

const PATIENCE_MS = 3000

/** What became of the form of this key; where the first of them is still being answered, that is waited for. */
async function findKept(c: RequestContext, request: Repeatable) {
  const until = Date.now() + PATIENCE_MS
  for (let wait = 5; ; wait *= 2) {
    const kept = await findKeptAnswer<Landing | null>(c.var.context.db, request)
    if (!kept || kept === 'other-request' || kept.answer || Date.now() > until) return kept
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** The answer to a form that took effect before. */
async function repeated(c: RequestContext, kept: KeptAnswer<Landing | null> | undefined) {
  if (kept === 'other-request') return changedSince(c)
  const landing = kept?.answer
  if (landing?.path) return redirect(c, landing.path, landing.message)
  // A fragment is answered in its present state.
  if (isHtmx(c)) {
    c.header('HX-Refresh', 'true')
    return c.body(null, 200)
  }
  return redirect(c, pageOfForm(c), { text: 'Це вже збережено; другого запису не зроблено.', tone: 'info' })
}

const CHANGED = 'Цю форму вже збережено'

/** The form was saved, then changed and sent again: the page asks whether a second record is meant. */
async function changedSince(c: RequestContext) {
  if (wantsFragment(c) || !isUrlencoded(c))
    return answer(c, 409, {
      code: 'form-sent-before',
      title: CHANGED,
      sentences: ['Після збереження в ній щось змінили. Відкрийте форму знову, якщо потрібен ще один запис.'],
    })
  const fields = [...new URLSearchParams(await c.req.text())].filter(([name]) => name !== FORM_KEY)
  const { pathname, search } = new URL(c.req.url)
  const page = <SentAgainPage title={CHANGED} action={pathname + search} fields={fields} />
  return renderPage(c, { title: CHANGED, status: 409 }, page)
}

function pageOfForm(c: RequestContext): string {
  const referer = URL.parse(c.req.header('Referer') ?? '')
  return referer ? ownPath(referer.pathname + referer.search) : '/'
}

function isUrlencoded(c: RequestContext): boolean {
  return (c.req.header('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')
}
