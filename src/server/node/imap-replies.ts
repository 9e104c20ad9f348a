import { takeReply } from '../../letters/replies/take-reply.ts'
import type { AppContext } from '../../web/app-context.ts'

const LARGEST_MESSAGE = 40 * 1024 * 1024
/** A box that was never read is read in pieces. */
const MOST_AT_ONCE = 200

/**
 * Takes in the unread messages of the mailbox; `imaps://user:password@host/INBOX`. A message is marked
 * once it is kept, so one that a crash leaves unmarked is fetched again and recognised by its Message-ID. Answers how many were kept.
 */
export async function takeImapReplies(context: AppContext, address: string): Promise<number> {
  const { ImapFlow } = await import('imapflow')
  const url = new URL(address)
  const secure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
  })
  // The command that waits for a broken connection throws the same error; unheard, this event would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX')
    try {
      return await takeUnseen()
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }

  async function takeUnseen(): Promise<number> {
    const unseen = (await client.search({ seen: false }, { uid: true })) || []
    let kept = 0
    for (const uid of unseen.slice(0, MOST_AT_ONCE)) {
      const message = await client.fetchOne(
        String(uid),
        { source: { maxLength: LARGEST_MESSAGE } },
        { uid: true },
      )
      const source = message ? message.source : undefined
      if (source) {
        const { became } = await takeReply(context, source)
        if (became === 'matched' || became === 'waiting') kept++
      }
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    }
    return kept
  }
}
