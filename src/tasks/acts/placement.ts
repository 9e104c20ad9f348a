import { z } from 'zod'
import { guard } from '../../db/guard.ts'
import { findDocument } from '../../journals/store.ts'
import { formatDay } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import { day } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { acting } from '../actions/perform-act.ts'

const input = z.strictObject({ on: day })

/** Takes a point on control on a day. Registered is not on control: a controller, or the head's resolution, decides. */
export const placement = defineAct({
  name: 'placement',
  from: ['not-on-control'],
  by: ['controller'],
  to: ['in-work'],
  otherwise: 'on-control-already',
  words: {
    label: 'Взяти на контроль',
    title: 'Взяти на контроль',
    key: 'v',
    done: 'Завдання взято на контроль.',
    summary: 'Взяти на контроль.',
  },
  input,
  fields: [{ kind: 'day', name: 'on', label: 'День взяття на контроль' }],

  async decide({ task: { row }, input, context, today }) {
    if (input.on > today) return reject({ code: 'in-the-future', field: 'on' })
    const document = (await findDocument(context.db, row.document_id))!
    if (input.on < document.registered_on) {
      const facts = { registered: formatDay(document.registered_on) }
      return reject({ code: 'placed-before-registration', field: 'on', facts })
    }
    return done({
      events: [{ kind: 'placed', happenedOn: input.on }],
      // Another person may annul the document at the same moment; then this commit fails.
      writes: [
        guard('document-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [row.document_id]),
      ],
    })
  },
})

export const placeOnControl = acting(placement)
