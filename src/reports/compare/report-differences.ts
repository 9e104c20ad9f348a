import { registerItself } from '../../access/actor.ts'
import type { Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import type { ComparedReport } from '../query/addresses.ts'
import type { Both } from '../reports/definition.ts'
import { reportDefinitions } from '../reports/definitions.ts'
import type { FigureDifference } from './figure-difference.ts'

/**
 * Every figure of a report that two answers about one period count differently, in the order of the report, also where as many
 * came as went; of a sheet of one department, of that `department`. A balance that does not meet is refused.
 */
export function reportDifferences(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  report: ComparedReport,
  { department, ...both }: Both & { department?: string },
): Promise<Result<FigureDifference[]>> {
  return reportDefinitions[report].differences(context, both, { actor: registerItself, department })
}
