import { calendarDays, calendarRegimes } from '../../seeds/reference/calendar.ts'
import { kindNames } from '../../seeds/reference/kind-names.ts'
import { documentKinds } from '../../seeds/reference/kinds.ts'
import { termMarks } from '../../seeds/reference/marks.ts'
import { calendarOf } from '../deadlines/calendar.ts'
import { explainDue, type TermReference } from '../deadlines/explain-term.ts'
import { kindFinder } from '../journals/kind-names.ts'
import { done } from '../kernel/result.ts'
import type { Command } from './command.ts'

export const due: Command = {
  name: 'due',
  summary: 'порахувати строк і пояснити його',
  notes: [
    'Без --mark і --term рахується строк, установлений для цього виду документа.',
    'Види, позначки й календар беруться з реєстру; де реєстру немає — ті, з якими він починається.',
  ],
  options: {
    kind: { placeholder: 'ВИД', required: true, help: 'вид документа: appeal або «звернення»' },
    from: {
      placeholder: 'ДЕНЬ',
      required: true,
      help: 'день, від якого рахується строк: 2026-11-20 або 2026-11-20T10:15',
    },
    mark: { placeholder: 'ПОЗНАЧКА', help: '«терміново», «негайно», «невідкладно»' },
    term: { placeholder: 'ЧИСЛО', help: 'власний строк документа' },
    unit: { placeholder: 'ОДИНИЦЯ', help: 'його одиниця: day, workingDay або month' },
  },
  async run({ options, findRegister }) {
    const context = await findRegister()
    const reference = context ? await context.reference() : shippedReference()
    const outcome = explainDue(
      {
        kind: options['kind']!,
        from: options['from']!,
        mark: options['mark'],
        term: options['term'],
        unit: options['unit'],
      },
      reference,
    )
    if (!outcome.ok) return outcome
    const { due, steps, law } = outcome.value
    return done({ lines: [due, ...steps, `${law}.`], value: { due, steps, law } })
  },
}

function shippedReference(): TermReference {
  return {
    kinds: documentKinds,
    kind: kindFinder(documentKinds, kindNames),
    marks: termMarks,
    calendar: calendarOf(calendarDays, calendarRegimes),
  }
}
