import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
} from 'node:zlib'

type Answer = (request: Request, ...rest: never[]) => Response | Promise<Response>

/** Texts; pictures, Word files and workbooks are packed by their nature. */
const PACKABLE =
  /^(?:text\/(?:html|css|javascript|csv|plain|calendar|xml)|application\/(?:[\w.-]+\+)?(?:json|xml)|image\/svg\+xml)\b/
/** Less would not fit into fewer packets. */
const LEAST = 1024

/**
 * Packs answers for browsers that can unpack them, as Cloudflare does for Workers by itself. Beside a secret, what an attacker makes
 * the page of a user say would shorten it by what it has in common with the secret (BREACH): a page requested from another site is
 * therefore sent as it is. Forms carry no secret, since a change is judged by its origin, and the cookie is in no page.
 */
export function packAnswers<A extends Answer>(answer: A): A {
  return (async (request, ...rest) => packed(request, await answer(request, ...rest))) as A
}

async function packed(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response
  if (!PACKABLE.test(headers.get('Content-Type') ?? '')) return response
  vary(headers)
  const encoding = encodingFor(request.headers)
  if (!encoding || headers.has('Content-Encoding') || headers.has('Content-Range')) return response
  if (/\bno-transform\b/.test(headers.get('Cache-Control') ?? '')) return response
  if (Number(headers.get('Content-Length') ?? LEAST) < LEAST) return response
  if (request.method === 'HEAD' || status === 304) {
    // What GET would send; how long that is, or whether it would be worth packing, is not known before it is made.
    headers.delete('Content-Length')
    weaken(headers)
    return response
  }
  return response.body ? packedBody(response, response.body, encoding) : response
}

async function packedBody(
  response: Response,
  body: ReadableStream<Uint8Array>,
  encoding: Encoding,
): Promise<Response> {
  const { status, headers } = response
  const reader = body.getReader()
  const begun: Uint8Array[] = []
  let length = 0
  let ended = false
  // A page is one piece: two readings tell it from a stream, whose second piece is not long in coming.
  while (!ended && (begun.length < 2 || length < LEAST)) {
    const { done, value } = await reader.read()
    if (value) begun.push(value)
    length += value?.length ?? 0
    ended = done
  }
  if (ended && length < LEAST) return new Response(Buffer.concat(begun), { status, headers })
  headers.set('Content-Encoding', encoding)
  headers.delete('Content-Length')
  // A part of what is packed is not a part of the text.
  headers.delete('Accept-Ranges')
  weaken(headers)
  if (ended) {
    const bytes = await packers[encoding].whole(Buffer.concat(begun))
    return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers })
  }
  const packer = packers[encoding].stream()
  // A fault of the source or of the reader ends the other one too: the packer passes the error on.
  pipeline(Readable.from(piecesOf(begun, reader)), packer, () => {})
  return new Response(Readable.toWeb(packer) as ReadableStream<Uint8Array>, { status, headers })
}

async function* piecesOf(
  begun: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* begun
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

type Encoding = 'br' | 'gzip'

/** Four is as quick as gzip and packs closer; a small window, since many pages may be in the making. */
const brotli: BrotliOptions = {
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_LGWIN]: 18,
  },
}
const wholeBrotli = promisify<Buffer, BrotliOptions, Buffer>(brotliCompress)
const wholeGzip = promisify<Buffer, Buffer>(gzip)
const packers = {
  br: { whole: (bytes: Buffer) => wholeBrotli(bytes, brotli), stream: () => createBrotliCompress(brotli) },
  gzip: { whole: wholeGzip, stream: () => createGzip() },
}

/** What the visitor unpacks and likes best, brotli of two that are liked alike; null where nothing is to be packed. */
function encodingFor(headers: Headers): Encoding | null {
  if (headers.get('Sec-Fetch-Site') === 'cross-site') return null
  const liked = new Map<string, number>()
  for (const one of (headers.get('Accept-Encoding') ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    liked.set(name, weight ? Number(weight.slice(2)) || 0 : 1)
  }
  const [br, zip] = ['br', 'gzip'].map((name) => liked.get(name) ?? liked.get('*') ?? 0) as [number, number]
  if (br === 0 && zip === 0) return null
  return br >= zip ? 'br' : 'gzip'
}

function vary(headers: Headers): void {
  const named = headers.get('Vary') ?? ''
  if (!/(?:^|,)\s*(?:accept-encoding|\*)\s*(?:,|$)/i.test(named)) headers.append('Vary', 'Accept-Encoding')
}

/** The same text in other bytes: its tag holds for it, not for the bytes. */
function weaken(headers: Headers): void {
  const tag = headers.get('ETag')
  if (tag && !tag.startsWith('W/')) headers.set('ETag', `W/${tag}`)
}
