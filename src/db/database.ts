import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteIntrospector,
} from 'kysely'
import { ReadingAdapter } from './reading-adapter.ts'
import { SteadyCompiler } from './steady-compiler.ts'
import type { Tables } from './tables.ts'

/** A write as a value: nothing happens until it is committed with the others. */
export interface Statement {
  sql: string
  parameters: readonly unknown[]
}

/** Anything Kysely can compile, or a finished statement. */
export type Write = Statement | { compile(): CompiledQuery }

/** Writes that must stand or fall with an action, made from what it is about to answer. */
export type Alongside<T> = (made: T) => Write[]

/** What an engine has to offer; everything else is the same on both. */
export interface Engine {
  read(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** All of the statements or none of them. */
  write(statements: Statement[]): Promise<void>
  /** See `Database.bulk`; absent where the engine has no such choice. */
  bulk?<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * The register's database: reads through Kysely, writes through `commit` alone.
 * SQLite on a server and D1 on Workers answer the same.
 */
export interface Database {
  read: Kysely<Tables>
  /**
   * Writes all statements in one transaction. Throws `CommitConflict` where a key, a unique value or a guard
   * stood in the way: another writer was first, and nothing was written.
   */
  commit(writes: Write[]): Promise<void>
  /**
   * Work of thousands of commits on a register that is not in use yet: each is whole as ever, but they reach the disk
   * together, when the work is done.
   */
  bulk<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A constraint refused the commit: `constraint` is the engine's words for it, «tasks.id» or «guard_holds». */
export class CommitConflict extends Error {
  constructor(readonly constraint: string) {
    super(`commit conflict: ${constraint}`)
  }
}

export function openDatabase(engine: Engine): Database {
  return {
    read: new Kysely<Tables>({ dialect: readingDialect(engine) }),
    async commit(writes) {
      if (writes.length === 0) return
      try {
        await engine.write(writes.map(toStatement))
      } catch (error) {
        throw asConflict(error)
      }
    },
    bulk: (work) => (engine.bulk ? engine.bulk(work) : work()),
    close: () => engine.close(),
  }
}

function toStatement(write: Write): Statement {
  if ('sql' in write) return write
  const { sql, parameters } = write.compile()
  return { sql, parameters }
}

function asConflict(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error)
  const match = /(?:UNIQUE|CHECK|PRIMARY KEY) constraint failed: ([^:]+)/.exec(message)
  return match ? new CommitConflict(match[1]!.trim()) : error
}

// Kysely sees an engine that reads and nothing else: no transaction can drift into code that D1 could not run.
function readingDialect(engine: Engine): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const kind = query.query.kind
      if (kind !== 'SelectQueryNode' && kind !== 'RawNode') throw new Error('writes go through commit()')
      return { rows: (await engine.read(query.sql, query.parameters)) as R[] }
    },
    // biome-ignore lint/correctness/useYield: neither engine streams
    async *streamQuery(): AsyncGenerator<never> {
      throw new Error('no streaming')
    },
  }
  const noTransactions = async (): Promise<never> => {
    throw new Error('no interactive transactions: collect statements and commit() once')
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransactions,
    commitTransaction: noTransactions,
    rollbackTransaction: noTransactions,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  return {
    createAdapter: () => new ReadingAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SteadyCompiler(),
  }
}
