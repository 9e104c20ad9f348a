import type { LettersContext } from '../letters/context.ts'
import type { PrintContext } from '../print/context.ts'

export interface ReportsContext extends LettersContext, PrintContext {}
