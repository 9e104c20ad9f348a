import { z } from 'zod'
import { parsedAs, requiredDay, text } from '../../kernel/form-fields.ts'
import { formulaActInput } from '../inputs.ts'
import { type FormulaId, formulaIds } from './formulas.ts'

const formula = text.transform((id, context): FormulaId => {
  const known = formulaIds.find((one) => one === id)
  if (!known) context.addIssue({ code: 'custom', params: { code: 'required' } })
  return known as FormulaId
})

/** The form of an act on the official formula. */
export const formulaActForm = parsedAs(
  z.object({ formula, from: requiredDay, number: text, date: requiredDay }),
  formulaActInput,
)
