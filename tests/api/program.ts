import { createToken } from '../../src/access/actions/create-token.ts'
import { createApp } from '../../src/app.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import type { Member } from '../support/cast.ts'

/** What a program reads of an answer. */
export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer is judged by what the test asks of it
  body: any
}

export interface Program {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  /** A body exactly as given. */
  send(
    method: string,
    path: string,
    init: {
      body?: string | Uint8Array<ArrayBuffer> | URLSearchParams | FormData | ReadableStream
      headers?: Record<string, string>
    },
  ): Promise<Answer>
}

/** A program that asks the composed app with the token of this person; a stranger's has none. */
export async function programOf(context: AppContext, member?: Member): Promise<Program> {
  const app = createApp(context)
  const outcome = member && (await createToken(context, member.email))
  const token = outcome?.ok ? outcome.value.token : undefined
  const send: Program['send'] = async (method, path, { body, headers }) => {
    const response = await app.request(path.startsWith('/api') ? path : `/api/v1${path}`, {
      method,
      body,
      // Fetch wants to be told when a body comes in parts.
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers },
    })
    const type = response.headers.get('Content-Type') ?? ''
    return {
      status: response.status,
      headers: response.headers,
      body: type.includes('json') ? await response.json() : await response.text(),
    }
  }
  const withJson = (method: string) => (path: string, body?: unknown, headers?: Record<string, string>) =>
    send(method, path, {
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    })
  return { get: (path) => send('GET', path, {}), post: withJson('POST'), patch: withJson('PATCH'), send }
}
