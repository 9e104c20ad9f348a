import type { AccessContext } from '../access/context.ts'
import type { ReportsContext } from '../reports/context.ts'

declare module '../web/app-context.ts' {
  interface AppContext extends AccessContext, ReportsContext {}
}
