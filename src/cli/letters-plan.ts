import { registerItself } from '../access/actor.ts'
import { formatDay, parseDay } from '../kernel/day.ts'
import { plural } from '../kernel/plural.ts'
import { done, type Refusal, reject } from '../kernel/result.ts'
import { planLetters } from '../letters/plan/plan-letters.ts'
import type { Command } from './command.ts'

export const lettersPlan: Command = {
  name: 'letters plan',
  summary: 'спланувати листи-нагадування дня',
  notes: [
    'Другий раз за той самий день нічого не додає. У вихідний листів немає.',
    'З --from і --to листи лише показуються: які були б за ці дні, якби реєстр не змінювався.',
  ],
  options: {
    date: { placeholder: 'ДЕНЬ', help: 'день листів' },
    from: { placeholder: 'ДЕНЬ', help: 'перший день прогону без запису' },
    to: { placeholder: 'ДЕНЬ', help: 'останній його день' },
    simulate: { help: 'не записувати й для одного дня' },
  },
  async run({ options, has, openRegister }) {
    const { date } = options
    const refusals: Refusal[] = []
    const dayOf = (field: 'date' | 'from' | 'to') => {
      const given = options[field]
      const day = given === undefined ? null : parseDay(given)
      if (given === undefined) refusals.push({ code: 'required', field })
      else if (!day) refusals.push({ code: 'not-a-day', field, facts: { given: given.slice(0, 40) } })
      return day
    }
    const range = date === undefined && (options['from'] !== undefined || options['to'] !== undefined)
    const from = range ? dayOf('from') : dayOf('date')
    const to = range ? dayOf('to') : from
    if (!from || !to) return reject(...refusals)
    const context = await openRegister()
    const simulate = range || has('simulate')
    const outcome = await planLetters(context, registerItself, { from, to, simulate })
    if (!outcome.ok) return outcome
    const { planned, days } = outcome.value
    const lines = days.flatMap(({ day, letters, passedOver, withoutRecipient }) => [
      `${formatDay(day)}: ${letters.length} ${plural(letters.length, 'лист', 'листи', 'листів')}`,
      ...(passedOver.length > 0 ? [`  пропущено сходинок: ${passedOver.length}`] : []),
      ...(withoutRecipient.length > 0 ? [`  нікому писати, завдань: ${withoutRecipient.length}`] : []),
    ])
    const value = { planned, sent: 0, unknown: 0, rejected: 0, simulated: simulate, days }
    return done({ lines: lines.length > 0 ? lines : ['Вихідний: листів немає.'], value })
  },
}
