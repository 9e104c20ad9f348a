import { z } from 'zod'
import { jsonSetting, readSetting } from '../../db/settings.ts'
import type { LettersContext } from '../context.ts'
import { type LetterKind, waitingKinds } from '../letter-kind.ts'
import { answerLinks } from '../replies/answer-links.ts'
import { lettersOf } from '../text/letters-of.ts'
import type { FinalizedLetter } from './finalized.ts'
import type { Message } from './mailer.ts'

/** In whose name letters are handed over, and what is put in their places at that moment. */
export interface LetterSender {
  messageOf(id: string, letter: FinalizedLetter): Message
  /** whether a letter of this kind that may have arrived is sent once more by itself */
  sentAgain(kind: LetterKind): boolean
}

/** Kinds of letters that wait for a person when it is not known whether they arrived: they are not sent once more by themselves. */
export const waitForPerson = jsonSetting('letters-wait-for-person', z.array(z.enum(waitingKinds)), [])

export async function letterSender(context: LettersContext): Promise<LetterSender> {
  const { db, publicUrl } = context
  const [{ host, sender }, waiting] = await Promise.all([lettersOf(context), readSetting(db, waitForPerson)])
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
