import { HTTPException } from 'hono/http-exception'

/** One part of a multipart form, while it comes in. */
export interface Part {
  name: string
  /** as the browser has it; null for a part that is no file */
  fileName: string | null
  /** To be read before the next part is requested; unread bytes are skipped. */
  pieces: AsyncIterable<Uint8Array>
}

/** More came, or was announced, than may come. */
export class BodyTooLong extends HTTPException {}

const LONGEST_HEAD = 8 * 1024

/**
 * The parts of a multipart form (RFC 7578) one after another, never whole in memory. A body that breaks off or makes no
 * sense ends with 400, one that is longer than `most` bytes with 413, one of another type with 415.
 */
export async function* partsOf(request: Request, most: number): AsyncGenerator<Part> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) throw new HTTPException(415)
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type)
  if (!boundary || !request.body) throw new HTTPException(400)
  const announced = Number(request.headers.get('Content-Length'))
  const body = readerOf(request.body, most)
  try {
    const delimiter = `\r\n--${boundary[1] ?? boundary[2]}`
    // The first one has no line end before it.
    body.putBack('\r\n')
    await passOver(body.until(delimiter))
    while ((await body.line()) !== '--') {
      const head = headOf(await body.head())
      // Fields before it have been read by then: what was typed is not lost with a file.
      if (head.fileName !== null && announced > most) throw new BodyTooLong(413)
      const pieces = body.until(delimiter)
      yield { ...head, pieces }
      if (body.within()) await passOver(body.until(delimiter))
    }
    await passOver(body.rest())
  } finally {
    await body.leave()
  }
}

async function passOver(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}

/** What stands before a part. Browsers write a quote as %22 and a line end as %0D%0A, and the rest in UTF-8 as it is. */
function headOf(text: string): Pick<Part, 'name' | 'fileName'> {
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(text)?.[1]
  if (disposition === undefined) throw new HTTPException(400)
  const value = (key: string) => {
    const found = new RegExp(`;\\s*${key}="((?:\\\\"|[^"])*)"|;\\s*${key}=([^\\s;"]+)`, 'i').exec(disposition)
    return found && (found[1] ?? found[2]!).replaceAll('\\"', '"').replaceAll('%22', '"')
  }
  return { name: value('name') ?? '', fileName: value('filename') }
}

function readerOf(stream: ReadableStream<Uint8Array>, most: number) {
  const source = stream.getReader()
  let held: Uint8Array = new Uint8Array(0)
  let seen = 0
  let within = false

  async function more(): Promise<void> {
    const { done, value } = await source.read().catch(() => brokenOff())
    if (done) brokenOff()
    seen += value!.length
    if (seen > most) throw new BodyTooLong(413)
    const longer = new Uint8Array(held.length + value!.length)
    longer.set(held)
    longer.set(value!, held.length)
    held = longer
  }

  async function take(mark: string, longest: number): Promise<string> {
    const bytes = new TextEncoder().encode(mark)
    for (;;) {
      const at = indexOf(held, bytes)
      if (at > longest || (at < 0 && held.length > longest)) throw new HTTPException(400)
      if (at >= 0) {
        const text = new TextDecoder().decode(held.subarray(0, at))
        held = held.subarray(at + bytes.length)
        return text
      }
      await more()
    }
  }

  async function* upTo(mark: Uint8Array): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = indexOf(held, mark)
      const sure = at >= 0 ? at : Math.max(0, held.length - mark.length + 1)
      const piece = held.subarray(0, sure)
      held = held.subarray(at >= 0 ? at + mark.length : sure)
      within = at < 0
      if (piece.length > 0) yield piece
      if (at >= 0) return
      await more()
    }
  }

  return {
    putBack(text: string) {
      held = new TextEncoder().encode(text)
    },

    /** What stands before the mark, which is passed then; `within` is true from now on until it is. */
    until(mark: string): AsyncGenerator<Uint8Array> {
      within = true
      return upTo(new TextEncoder().encode(mark))
    },

    within: () => within,

    /** The rest of the line of a delimiter: «--» after the last part, spaces at most otherwise. */
    async line(): Promise<string> {
      while (held.length < 2) await more()
      if (held[0] === DASH && held[1] === DASH) return '--'
      const line = await take('\r\n', 100)
      if (line.trim() !== '') throw new HTTPException(400)
      return ''
    },

    /** The lines before the empty one. */
    head: () => take('\r\n\r\n', LONGEST_HEAD),

    /** Whatever follows the last part: read, or the connection could not be used again. */
    async *rest(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const { done, value } = await source.read()
        if (done) return
        seen += value.length
        if (seen > most) throw new BodyTooLong(413)
        yield value
      }
    },

    leave: () => source.cancel().catch(() => {}),
  }
}

const DASH = 0x2d

function brokenOff(): never {
  throw new HTTPException(400)
}

function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  for (let at = bytes.indexOf(mark[0]!); at >= 0; at = bytes.indexOf(mark[0]!, at + 1)) {
    if (at + mark.length > bytes.length) return -1
    let same = 1
    while (same < mark.length && bytes[at + same] === mark[same]) same++
    if (same === mark.length) return at
  }
  return -1
}
