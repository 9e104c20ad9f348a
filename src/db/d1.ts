import type { D1Database } from '@cloudflare/workers-types'
import type { Engine } from './database.ts'

/** Cloudflare D1: the same statements, a commit is one batch. */
export function d1Engine(d1: D1Database): Engine {
  return {
    async read(sql, parameters) {
      if (!/^\s*(?:select|with)\b/i.test(sql)) throw new Error('writes go through commit()')
      const { results } = await d1
        .prepare(sql)
        .bind(...parameters)
        .all<Record<string, unknown>>()
      return results
    },
    async write(statements) {
      await d1.batch(statements.map(({ sql, parameters }) => d1.prepare(sql).bind(...parameters)))
    },
    async close() {},
  }
}
