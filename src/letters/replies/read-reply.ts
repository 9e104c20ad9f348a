import PostalMime, { type Address, type Email } from 'postal-mime'

/** A mail message without the quoted letter, its text decoded. */
export interface Reply {
  /** `<…>`; null where the sender's program gave none */
  messageId: string | null
  /** what it answers, the nearest first */
  references: string[]
  from: { name: string; address: string } | null
  subject: string
  /** without the letter that is quoted */
  text: string
  attachments: { name: string; content: Uint8Array }[]
  /** a machine wrote it: an absence, a delivery failure, a list, or a letter of our own that came back */
  isAuto: boolean
}

/** Reads a message as it came over the wire. */
export async function readReply(bytes: Uint8Array): Promise<Reply> {
  const email = await PostalMime.parse(bytes)
  const from = mailboxOf(email.from)
  return {
    messageId: idsIn(email.messageId)[0] ?? null,
    references: [...new Set([...idsIn(email.inReplyTo), ...idsIn(email.references).reverse()])],
    from: from && { name: from.name, address: from.address.trim().toLowerCase() },
    subject: (email.subject ?? '').replace(/\s+/g, ' ').trim(),
    text: ownWords(email.text?.trim() ? email.text : wordsOfHtml(email.html ?? '')),
    attachments: email.attachments
      .filter(({ related }) => !related)
      .map(({ filename, content }, place) => ({
        name: filename ?? `вкладення-${place + 1}`,
        content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
      })),
    isAuto: isAuto(email),
  }
}

// RFC 3834, section 5, and what programs did before it.
function isAuto({ headers }: Email): boolean {
  const value = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = value('auto-submitted')
  return (
    (submitted !== undefined && !/^no\b/.test(submitted)) ||
    ['x-auto-response-suppress', 'x-autoreply', 'x-autorespond', 'x-vykonano-letter'].some(
      (name) => value(name) !== undefined,
    ) ||
    /^(?:bulk|junk|list|auto_reply)\b/.test(value('precedence') ?? '') ||
    value('return-path') === '<>' ||
    /^multipart\/report\b/.test(value('content-type') ?? '')
  )
}

function mailboxOf(from: Address | undefined) {
  return from?.group ? (from.group[0] ?? null) : from?.address ? from : null
}

function idsIn(header: string | undefined): string[] {
  return header?.match(/<[^<>\s]+>/g) ?? []
}

/** Lines with which the mail programs used here begin the quoted letter. */
const quoted = [
  /^\s*[-_]{2,}\s*(?:original message|forwarded message|оригінальне повідомлення|початкове повідомлення|переслане повідомлення|исходное сообщение|пересылаемое сообщение)/i,
  /^\s*(?:on\b.+\bwrote|.*\b\d{4}.*(?:пише|написав|написала|написав\(ла\)|пишет|написал|написала)[^:]*):\s*$/i,
  /^\s*(?:.+<[^<>\s]+@[^<>\s]+>\s*(?:пише|написав|написала|написав\(ла\)|пишет|написал|wrote)[^:]*):\s*$/i,
  /^\s*(?:від|from|от|кому|to):\s.*@/i,
  /^_{20,}\s*$/,
]

function ownWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const begins = lines.findIndex((line, place) =>
    quoted.some(
      (sign) =>
        sign.test(line) ||
        (/^\s*(?:on|\d|\p{L}{2,3},)/iu.test(line) && sign.test(`${line} ${lines[place + 1] ?? ''}`)),
    ),
  )
  const own = begins === -1 ? lines : lines.slice(0, begins)
  const signature = own.findIndex((line) => /^-- ?$/.test(line))
  return (signature === -1 ? own : own.slice(0, signature))
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function wordsOfHtml(html: string): string {
  return html
    .replace(/<(script|style|head|blockquote)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<div[^>]*\bgmail_quote\b[\s\S]*$/i, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}
