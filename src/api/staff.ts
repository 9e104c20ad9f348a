import { z } from 'zod'
import { inField, map, refusalsOf, reject } from '../kernel/result.ts'
import { day, text, words } from '../kernel/sent-values.ts'
import { endLeave } from '../people/actions/end-leave.ts'
import { recordLeave } from '../people/actions/record-leave.ts'
import { openDirectory } from '../people/directory.ts'
import { mergeDepartments } from '../tasks/actions/merge-departments.ts'
import type { Api } from './operation.ts'
import { readNames } from './read-names.ts'
import type { Reply } from './reply.ts'

const LONGEST_NAME = 300
const LONGEST_GROUND = 4000

const leaveInput = z.strictObject({
  person: words(LONGEST_NAME).meta({ description: 'Хто відсутній: ім’я або код.' }),
  substitute: words(LONGEST_NAME).meta({ description: 'Хто заступає.' }),
  from: day,
  to: day.meta({ description: 'Останній день.' }),
  order: z.strictObject({ number: words(100), date: day }).meta({ description: 'Наказ.' }),
})
const leaveAnswer = z.strictObject({ id: z.string() })
const endingInput = z.strictObject({ reason: words(LONGEST_GROUND) })
const mergerInput = z.strictObject({
  department: words(LONGEST_NAME),
  into: words(LONGEST_NAME),
  on: day,
  ground: text(LONGEST_GROUND),
})
const mergerAnswer = z.strictObject({ moved: z.int().meta({ description: 'Скільки завдань передано.' }) })

/** Who does whose work: leaves with a substitute, departments that become one. */
export function declareStaff({ declare }: Api): void {
  declare(
    {
      method: 'post',
      path: '/leaves',
      right: 'keep-people',
      summary: 'Записати відсутність і хто заступає.',
      body: leaveInput,
      answer: leaveAnswer,
      status: 201,
    },
    async ({ context, actor, body, keep }) => {
      const named = readNames(
        { person: body.person },
        await context.reference(),
        await openDirectory(context.db),
      )
      if (!named.ok) return named
      const leave = {
        substitute: body.substitute,
        from: body.from,
        to: body.to,
        orderNumber: body.order.number,
        orderDate: body.order.date,
      }
      const replyWith = (made: { id: string }): Reply => ({ status: 201, body: made })
      const outcome = await recordLeave(context, actor, {
        personId: named.value.person!,
        leave,
        also: (made) => keep(replyWith(made)),
      })
      return map(outcome, replyWith)
    },
  )

  declare(
    {
      method: 'post',
      path: '/leaves/:id/ending',
      right: 'keep-people',
      summary: 'Припинити заступництво раніше.',
      body: endingInput,
      answer: leaveAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const reply: Reply = { status: 201, body: { id } }
      const outcome = await endLeave(context, actor, {
        leaveId: id,
        reason: body.reason,
        also: () => keep(reply),
      })
      return map(outcome, () => reply)
    },
  )

  declare(
    {
      method: 'post',
      path: '/departments/mergers',
      right: 'keep-people',
      summary: 'Приєднати підрозділ до іншого разом із незавершеними завданнями.',
      body: mergerInput,
      answer: mergerAnswer,
      status: 201,
    },
    async ({ context, actor, body, keep }) => {
      const [reference, directory] = [await context.reference(), await openDirectory(context.db)]
      const from = readNames({ department: body.department }, reference, directory)
      const into = inField(readNames({ department: body.into }, reference, directory), () => 'into')
      if (!from.ok || !into.ok) return reject(...refusalsOf(from, into))
      const replyWith = (made: { moved: number }): Reply => ({ status: 201, body: made })
      const outcome = await mergeDepartments(context, actor, {
        id: from.value.department!,
        into: into.value.department!,
        on: body.on,
        ground: body.ground,
        also: (made) => keep(replyWith(made)),
      })
      return map(outcome, replyWith)
    },
  )
}
