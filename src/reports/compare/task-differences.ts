import type { Database } from '../../db/database.ts'
import { type Conditions, type CountedIn, figuresOfTasks } from '../figures/count-by-department.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import type { Both } from '../reports/definition.ts'
import type { FigureDifference } from './figure-difference.ts'

type Row<F extends string> = { departmentId: string | null } & Record<F, number>

/** What is compared: both answers, the figures with their conditions and addresses, and the tasks that may differ. */
interface Compared<F extends string> {
  one: Counted<F>
  other: Counted<F>
  figures: readonly F[]
  conditions: Conditions<F>
  keyOf(department: string | 'total', figure: F): FigureKey
  ids: readonly string[]
}

interface Counted<F extends string> {
  rows: readonly Row<F>[]
  total: Row<F>
}

/**
 * What two answers count differently of these figures, of all departments together and of each: `ids` are the tasks that may
 * differ, and only they are looked at one by one; the figures themselves are counted as in the report.
 */
export async function taskDifferences<F extends string>(
  db: Database,
  { before, after }: Both,
  { one, other, figures, conditions, keyOf, ids }: Compared<F>,
): Promise<FigureDifference[]> {
  const [then, now] = await Promise.all([
    figuresOfTasks(db, before, { ids, figures, conditions }),
    figuresOfTasks(db, after, { ids, figures, conditions }),
  ])
  const changes = new Changes()
  for (const id of ids) {
    for (const figure of figures) {
      const holders = (counted: Map<string, CountedIn<F>[]>) =>
        (counted.get(id) ?? []).flatMap((one) => (one.figure === figure ? [one.departmentId] : []))
      const gone = without(holders(then), holders(now))
      const come = without(holders(now), holders(then))
      for (const department of gone) changes.add('gone', keyOf(department, figure), id)
      for (const department of come) changes.add('come', keyOf(department, figure), id)
      // What only changed departments is in the total as before.
      for (let more = come.length - gone.length; more > 0; more--)
        changes.add('come', keyOf('total', figure), id)
      for (let fewer = gone.length - come.length; fewer > 0; fewer--)
        changes.add('gone', keyOf('total', figure), id)
    }
  }
  const departments = new Set([...one.rows, ...other.rows].map(({ departmentId }) => departmentId!))
  const figureOf = ({ rows, total }: Counted<F>, department: string, figure: F) =>
    (department === 'total' ? total : rows.find((row) => row.departmentId === department))?.[figure] ?? 0
  return ['total', ...departments].flatMap((department) =>
    figures.flatMap((figure) => {
      const key = keyOf(department, figure)
      const change = changes.of(key)
      if (!change) return []
      return [
        {
          key,
          of: 'task' as const,
          before: figureOf(one, department, figure),
          after: figureOf(other, department, figure),
          ...change,
        },
      ]
    }),
  )
}

/** The first list less what the second has, each as often as it stands there. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return some.filter((one) => {
    const place = left.indexOf(one)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

/** Gathers by figure what came and what went. */
class Changes {
  readonly #byFigure = new Map<string, { come: string[]; gone: string[] }>()

  add(way: 'come' | 'gone', figure: string, id: string): void {
    const own = this.#byFigure.get(figure) ?? { come: [], gone: [] }
    own[way].push(id)
    this.#byFigure.set(figure, own)
  }

  of(figure: string): { come: string[]; gone: string[] } | undefined {
    return this.#byFigure.get(figure)
  }
}
