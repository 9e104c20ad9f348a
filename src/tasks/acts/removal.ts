import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import type { Day } from '../../kernel/day.ts'
import { text as asText, optionalText, requiredDay } from '../../kernel/form-fields.ts'
import { done, reject } from '../../kernel/result.ts'
import { day, text, words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { acting } from '../actions/perform-act.ts'
import type { RemovalGround } from '../fact.ts'
import { OPEN } from '../stage.ts'

const input = z
  .strictObject({
    on: day,
    ground: text(longestText).nullish().meta({ description: 'Слова резолюції; без них — «До справи».' }),
    decision: z
      .strictObject({ number: words(100), date: day })
      .nullish()
      .meta({ description: 'Рішення виконавчого комітету про зняття з контролю.' }),
  })
  .transform(({ on, ground, decision }): { on: Day; ground: RemovalGround } => {
    const said = ground?.trim() ?? ''
    if (decision) return { on, ground: { kind: 'decision', ...decision, words: said } }
    return { on, ground: { kind: 'to-file', words: said || 'До справи' } }
  })

/** By a decision where that is chosen, else by the resolution. */
const form = z
  .object({
    on: requiredDay,
    by: asText,
    ground: optionalText,
    decision: z.object({ number: asText, date: asText }).optional(),
  })
  .transform(({ by, ground, decision, on }, context) => {
    if (by !== 'decision') return { on, ground }
    const date = requiredDay.safeParse(decision?.date)
    for (const issue of date.error?.issues ?? [])
      context.addIssue({
        code: 'custom',
        path: ['decision', 'date'],
        params: issue.code === 'custom' ? issue.params : {},
      })
    return { on, decision: { number: decision?.number ?? '', date: date.data } }
  })

/**
 * Removes a task from control: documents of higher authorities and requests by a resolution, the council's own acts only by a
 * decision of the executive committee named as ground, instructions of meetings by either.
 */
export const removal = defineAct({
  name: 'removal',
  from: [...OPEN, 'executed'],
  by: ['controller'],
  to: ['removed'],
  words: {
    label: 'Зняти з контролю',
    title: 'Зняти з контролю',
    done: 'Завдання знято з контролю.',
    summary: 'Зняти з контролю: за резолюцією або рішенням.',
  },
  input,
  fields: [{ kind: 'day', name: 'on', label: 'День зняття' }, { kind: 'removal-ground' }],
  form,
  async decide({ task: { row, state }, input, context, today }) {
    const placed = state.controlPeriods.at(-1)!.placedOn
    if (input.on > today) return reject({ code: 'in-the-future', field: 'on' })
    if (input.on < placed) return reject({ code: 'removed-before-placed', field: 'on' })
    const outcomeOn = state.executedOn ?? state.partlyOn
    if (outcomeOn && input.on < outcomeOn) return reject({ code: 'removed-before-executed', field: 'on' })
    // A periodic instruction has no execution of its own: it ends by an act, or by the resolution where its kind leaves by one.
    if (!state.executedOn && !state.points && input.ground.kind !== 'decision')
      return reject({ code: 'not-executed' })
    const kind = (await context.reference()).kind(row.kind)!
    if (kind.leavesControl === 'removal-decision' && input.ground.kind !== 'decision')
      return reject({ code: 'removal-needs-decision', field: 'ground' })
    return done({ events: [{ kind: 'removed', ground: input.ground, happenedOn: input.on }] })
  },
})

export const removeFromControl = acting(removal)
