interface Draft {
  from?: string
  subject?: string
  replyTo?: string
  references?: string[]
  text: string
  charset?: 'utf-8' | 'windows-1251'
  type?: string
  headers?: string[]
  file?: { name: string; content: string }
}

let last = 0

/** A message as a mail program sends it. */
export function message(draft: Draft): Uint8Array {
  const {
    from = 'petro@rada.example',
    subject = 'Re: letter',
    charset = 'utf-8',
    type = 'text/plain',
  } = draft
  const encoded = charset === 'utf-8' ? Buffer.from(draft.text) : Buffer.from(windows1251(draft.text))
  const body = [
    `Content-Type: ${type}; charset=${charset}`,
    'Content-Transfer-Encoding: base64',
    '',
    encoded.toString('base64'),
  ]
  const part = draft.file && [
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename="=?utf-8?B?${Buffer.from(draft.file.name).toString('base64')}?="`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(draft.file.content).toString('base64'),
  ]
  const head = [
    ...(draft.headers ?? []),
    `From: ${from.replace(/[^\x20-\x7e]+/g, (words) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`)}`,
    'To: control@rada.example',
    `Subject: ${subject}`,
    `Message-ID: <reply-${++last}@rada.example>`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0200',
    ...(draft.replyTo ? [`In-Reply-To: ${draft.replyTo}`] : []),
    ...(draft.references ? [`References: ${draft.references.join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
  ]
  const lines = part
    ? [...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', ...body, '--b', ...part, '--b--', '']
    : [...head, ...body, '']
  return new Uint8Array(Buffer.from(lines.join('\r\n')))
}

/** Words as programs of the nineties write them. */
export function windows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]))
  return Uint8Array.from([...text].map((sign) => codes.get(sign) ?? 63))
}
