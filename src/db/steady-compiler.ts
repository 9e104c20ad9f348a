import { SqliteQueryCompiler } from 'kysely'

/**
 * Kysely's compiler, with every parameter inside an expression: `(?||'')` for a text, `(?+0)` for a number. SQLite built with
 * STAT4, as better-sqlite3 is, plans a statement anew each time a bare parameter of a comparison is bound to something else,
 * which takes longer than most of our statements run. An expression is not looked into: the plan is made once and kept.
 */
export class SteadyCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    const [before, after] =
      typeof value === 'string' ? ['(', "||'')"] : typeof value === 'number' ? ['(', '+0)'] : ['', '']
    this.append(before)
    super.appendValue(value)
    this.append(after)
  }
}
