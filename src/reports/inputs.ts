import { z } from 'zod'
import { type Instant, parseInstant } from '../kernel/day.ts'
import { day, instant, words } from '../kernel/sent-values.ts'
import { formulaIds } from './figures/formulas.ts'
import { signedReports } from './query/addresses.ts'

/* The inputs of this room, as a program sends them in JSON and a person in a form. */

export const formulaActInput = z.strictObject({
  formula: z.enum(formulaIds).meta({ description: 'Яка з п’яти формул стає офіційною.' }),
  from: day.meta({ description: 'З якого дня; періоди, що скінчилися раніше, зберігають свою.' }),
  number: words(100).meta({ description: 'Номер акта.' }),
  date: day.meta({ description: 'Дата акта.' }),
})

export type FormulaActInput = z.output<typeof formulaActInput>

export const leastForPlaceInput = z.strictObject({
  least: z
    .int()
    .min(1)
    .max(100_000)
    .meta({ description: 'Найменший знаменник, з якого підрозділ має місце.' }),
  from: day.meta({ description: 'З якого дня; періоди, що скінчилися раніше, зберігають свої місця.' }),
  number: words(100).meta({ description: 'Номер акта.' }),
  date: day.meta({ description: 'Дата акта.' }),
})

export type LeastForPlaceInput = z.output<typeof leastForPlaceInput>

export const explanationInput = z.strictObject({
  reason: words(1000).meta({ description: 'Чому не виконано у строк.' }),
  standing: words(1000).meta({ description: 'Що зроблено на цей день.' }),
  expectedOn: day.meta({ description: 'Коли буде виконано.' }),
  version: z.int().min(0).optional().meta({ description: 'Останнє пояснення, яке прочитано; 0 — жодного.' }),
})

export type ExplanationInput = z.output<typeof explanationInput>

const knownOn = instant.transform((text) => parseInstant(text) as Instant).optional()

export const errataInput = z.strictObject({
  ground: words(1000).meta({ description: 'На якій підставі виправлено.' }),
  knownOn: knownOn.meta({ description: 'Як відомо на цю мить; без неї — на мить запису.' }),
})

export type ErrataInput = z.output<typeof errataInput>
export const signInput = z.strictObject({
  report: z.enum(signedReports).meta({ description: 'Який звіт підписується.' }),
  from: day,
  to: day,
  asOf: day.optional().meta({ description: 'Станом на; без нього — день після to.' }),
  knownOn: knownOn.meta({ description: 'Як відомо на цю мить; без неї — на мить підписання.' }),
})
