import { HTTPException } from 'hono/http-exception'
import { ZodError } from 'zod'
import { newId } from '../kernel/id.ts'
import { answer } from './answers.tsx'
import type { RequestContext } from './app-env.ts'

/** The answer when a handler throws: the reason if the request was at fault, else only a number for the log. */
export function failed(error: Error, c: RequestContext): Response | Promise<Response> {
  if (error instanceof HTTPException) return badRequest(error, c)
  // A field sent as a list, or a list as a text: no form of ours does that.
  if (error instanceof ZodError) return badRequest(new HTTPException(400), c)
  const reference = newId().slice(-8)
  const log = c.var.runtime.log ?? console.error
  log(`${reference} ${c.req.method} ${c.req.path}\n${error.stack ?? error}`)
  return answer(c, 500, {
    code: 'unexpected',
    title: 'Сталася помилка',
    sentences: [
      'Ваші дані не змінено. Спробуйте ще раз.',
      `Якщо помилка повториться, повідомте адміністратору її номер: ${reference}.`,
    ],
  })
}

export function tooLarge(c: RequestContext): Response | Promise<Response> {
  return answer(c, 413, {
    code: 'too-large',
    title: 'Надто великий обсяг',
    sentences: ['За один раз можна надіслати щонайбільше 1 МБ.'],
  })
}

function badRequest(error: HTTPException, c: RequestContext): Response | Promise<Response> {
  if (error.status === 413) return tooLarge(c)
  return answer(c, error.status as 400, {
    code: 'bad-request',
    title: 'Запит не вдалося прочитати',
    sentences: ['Поверніться на попередню сторінку та повторіть дію.'],
  })
}
