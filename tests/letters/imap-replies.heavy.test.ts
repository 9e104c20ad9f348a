import { expect, it } from 'vitest'
import { takeImapReplies } from '../../src/server/node/imap-replies.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { dovecotIsHere, openMailbox } from '../support/dovecot.ts'
import { message } from './message.ts'
import { written } from './written-link.ts'

if (!dovecotIsHere) console.warn('IMAP skipped: no dovecot-imapd; DOVECOT_IMAP says where its «imap» is.')

it.skipIf(!dovecotIsHere)('answers are taken from a mailbox of Dovecot, each once', async () => {
  const context = await testContext()
  const cast = await withCast(context)
  const { task } = await decisionWithPoint(context, cast)
  const { messageId } = await written(context, cast.petro.person.id, [task])
  const mailbox = await openMailbox()
  try {
    mailbox.put('1', message({ replyTo: messageId, text: 'Дах полагоджено' }))
    mailbox.put(
      '2',
      message({ replyTo: messageId, text: 'У відпустці', headers: ['Auto-Submitted: auto-replied'] }),
    )
    mailbox.put('3', message({ from: 'x@spam.example', text: 'Купіть' }))
    expect(await takeImapReplies(context, mailbox.url)).toBe(1)
    expect(await takeImapReplies(context, mailbox.url)).toBe(0)
    mailbox.put('4', message({ replyTo: messageId, text: 'І акт підписано' }))
    expect(await takeImapReplies(context, mailbox.url)).toBe(1)
    const replies = await context.db.read.selectFrom('mail_replies').select(['task_id', 'text']).execute()
    expect(replies.map(({ text }) => text).sort()).toEqual(['І акт підписано', 'Дах полагоджено'])
    expect(new Set(replies.map(({ task_id }) => task_id))).toEqual(new Set([task]))
  } finally {
    await mailbox.stop()
  }
})
