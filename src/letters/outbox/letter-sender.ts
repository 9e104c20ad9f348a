import type { Database } from '../../db/database.ts'
import type { LettersContext } from '../context.ts'
import type { LetterKind } from '../letter-kind.ts'
import { answerLinks } from '../replies/answer-links.ts'
import { lettersOf } from '../text/letters-of.ts'
import type { Sealed } from './finalized.ts'
import type { Message } from './mailer.ts'

/** In whose name letters are handed over, and what is put in their places at that moment. */
export interface LetterSender {
  messageOf(id: string, sealed: Sealed): Message
  /** whether a letter of this kind that may have arrived is sent once more by itself */
  sentAgain(kind: LetterKind): boolean
}

/** Kinds of letters, in the setting of this name, that wait for a person when nobody knows whether they arrived. */
export const WAIT_FOR_PERSON = 'letters-wait-for-person'

export async function letterSender(context: LettersContext): Promise<LetterSender> {
  const { db, publicUrl } = context
  const [{ host, sender }, waiting] = await Promise.all([lettersOf(context), kindsThatWait(db)])
  const from = { name: sender.department, address: `control@${host}` }
  const linkOf = await answerLinks(context, publicUrl ?? '')
  const filled = (words: string, linkTo: (itemId: string) => string) =>
    words.replace(/\{\{answer:([^{}]+)\}\}/g, (_place, itemId: string) => linkTo(itemId))
  return {
    sentAgain: (kind) => kind !== 'test' && !waiting.includes(kind),
    messageOf(id, { mailbox, messageId, datedAt, subject, text, html, references }) {
      const links = new Map<string, string>()
      const linkTo = (itemId: string) => {
        const link = links.get(itemId) ?? linkOf(itemId, datedAt)
        links.set(itemId, link)
        return link
      }
      return {
        id,
        messageId,
        date: new Date(datedAt),
        from,
        to: mailbox!,
        subject,
        text: filled(text, linkTo),
        html: filled(html, linkTo),
        references,
      }
    },
  }
}

/** The kinds of letters that are not sent once more by themselves. */
export async function kindsThatWait(db: Database): Promise<string[]> {
  const query = db.read.selectFrom('settings').select('value').where('name', '=', WAIT_FOR_PERSON)
  const setting = await query.executeTakeFirst()
  return setting ? JSON.parse(setting.value) : []
}
