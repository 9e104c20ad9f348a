import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { d1Engine } from '../../src/db/d1.ts'
import type { Engine, Statement } from '../../src/db/database.ts'
import { r2FileStore } from '../../src/files/r2-file-store.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { emptyTables } from './empty-d1.ts'
import { answerOfRead, answerOfWrite, type Step } from './recording-engine.ts'

/** A step whose answer here is another one. */
export interface Difference {
  place: number
  answer: string
}

/** What a call carries or gives back, by its path. */
export interface Calls {
  '/empty': { given: null; answered: null }
  '/read': { given: Statement; answered: Record<string, unknown>[] }
  '/write': { given: Statement[]; answered: null }
  '/replay': { given: Step[]; answered: Difference[] }
  '/has': { given: { hash: string }; answered: boolean }
  '/landed': { given: { before: Instant }; answered: string[][] }
  '/remove': { given: { hash: string; before: Instant }; answered: null }
}

type Answers = { [Path in keyof Calls]: (given: Calls[Path]['given']) => Promise<Calls[Path]['answered']> }

/**
 * The Worker in which the tests reach D1 and R2: the product's own engine and store, in workerd, one call for each thing that
 * is asked of them. `/receive` takes the bytes of a file, `/open` gives them.
 */
export default {
  async fetch(request: Request, { DB, FILES }: { DB: D1Database; FILES: R2Bucket }): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const engine = d1Engine(DB)
    const files = r2FileStore(FILES)
    if (pathname === '/receive') {
      const { hash, bytes } = await files.receive(request.body as unknown as AsyncIterable<Uint8Array>)
      return Response.json({ hash, bytes })
    }
    if (pathname === '/open') {
      const { hash, range } = JSON.parse(searchParams.get('what') ?? '')
      const content = await files.open(hash, range)
      return new Response(content as never, { status: content ? 200 : 404 })
    }
    const answers: Answers = {
      '/empty': async () => emptyTables(DB).then(() => null),
      '/read': ({ sql, parameters }) => engine.read(sql, parameters),
      '/write': async (statements) => engine.write(statements).then(() => null),
      '/replay': async (steps) => {
        await emptyTables(DB)
        return differences(engine, steps)
      },
      '/has': ({ hash }) => files.has(hash),
      '/landed': async ({ before }) => {
        const pages: string[][] = []
        for await (const page of files.landedBefore(before)) pages.push(page)
        return pages
      },
      '/remove': async ({ hash, before }) => files.removeLandedBefore(hash, before).then(() => null),
    }
    try {
      const answer = await answers[pathname as keyof Calls]((await request.json()) as never)
      return Response.json({ answer })
    } catch (error) {
      return Response.json({ error: (error as Error).message })
    }
  },
}

async function differences(engine: Engine, steps: Step[]): Promise<Difference[]> {
  const found: Difference[] = []
  const note = (place: number, answer: string) => {
    if (answer !== steps[place]!.answer) found.push({ place, answer })
  }
  for (let place = 0; place < steps.length; ) {
    const step = steps[place]!
    if ('write' in step) {
      note(place++, await answerOfWrite(engine.write(step.write)))
      continue
    }
    // Between two commits reads may go side by side: nothing changes meanwhile.
    const reads: Promise<void>[] = []
    for (; place < steps.length && reads.length < 100; place++) {
      const next = steps[place]!
      if ('write' in next) break
      const here = place
      reads.push(answerOfRead(engine.read(next.read.sql, next.read.parameters)).then((it) => note(here, it)))
    }
    await Promise.all(reads)
  }
  return found
}
