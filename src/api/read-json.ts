import { done, type Result, reject } from '../kernel/result.ts'

/** The text of a body that says it is JSON, or says nothing; '' for none at all. */
export async function readBody(request: Request): Promise<Result<string>> {
  const type = request.headers.get('Content-Type')
  if (type !== null && !/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) return reject({ code: 'not-json' })
  // Outside the `try`: the middleware that counts bytes answers for a body that turns out too large.
  const bytes = await request.arrayBuffer()
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return reject({ code: 'malformed-json' })
  }
}

/** The value, its texts as the register keeps them; no body is an empty object. */
export function parseJson(text: string): Result<unknown> {
  if (text.trim() === '') return done({})
  try {
    return done(JSON.parse(text, (_key, value) => (typeof value === 'string' ? cleanText(value) : value)))
  } catch {
    return reject({ code: 'malformed-json' })
  }
}

// As in forms: line ends are one sign, a NUL is never meant; half of an emoji could not be stored.
function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed()
}
