import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { sqliteEngine } from '../src/db/sqlite.ts'
import { answerParent } from './program.ts'
import type { Recorded } from './recorded.ts'

/**
 * What the same answers cost at least: `node:http` alone, the same statements through better-sqlite3 (prepared once, as in
 * the register), the same bytes. Recorded answers are given in turn; the requests themselves are not looked at.
 */
export async function bareServer(dataFolder: string, recordedFile: string): Promise<void> {
  const { raw } = sqliteEngine(join(dataFolder, 'register.sqlite'))
  const recorded = JSON.parse(readFileSync(recordedFile, 'utf8')) as Recorded[]
  const statements = new Map<string, ReturnType<typeof raw.prepare>>()
  const prepare = (sql: string) => {
    const statement = statements.get(sql) ?? raw.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  let next = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const { work, status, headers, body } = recorded[next++ % recorded.length]!
      for (const step of work) {
        if ('read' in step) {
          prepare(step.read.sql).all(...step.read.parameters)
          continue
        }
        raw.exec('BEGIN IMMEDIATE')
        for (const { sql, parameters } of step.commit) prepare(sql).run(...parameters)
        raw.exec('COMMIT')
      }
      response.writeHead(status, headers.flat())
      response.end(body)
    })
  })
  server.listen(0, '127.0.0.1', () =>
    answerParent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  )
}
