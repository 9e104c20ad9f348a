import { actsSet } from './act.ts'
import type { DataSet } from './data-set.ts'
import { departmentsSet } from './departments.ts'
import { halfYearSet } from './half-year.ts'

/** Every set, in the order of the page. */
export const dataSets: readonly DataSet[] = [actsSet, halfYearSet, departmentsSet]
