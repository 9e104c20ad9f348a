import type { Updateable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import { longestText } from '../../journals/document.ts'
import { reindexWords } from '../../journals/store.ts'
import { optionalText, text, ticked } from '../../kernel/form-fields.ts'
import { done, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TaskAct } from '../act.ts'
import { acting } from '../actions/perform-act.ts'
import type { FieldChange } from '../fact.ts'
import { OPEN } from '../stage.ts'

/** What its page sends; there is no operation for programs, and its page is beside those of the other acts. */
export const taskEditForm = z.object({
  text,
  controller: optionalText,
  supervisor: optionalText,
  special: ticked,
})

/** Corrects the words of a point and who watches over it; what was there before stays in the history. */
export const edit: TaskAct<'edit', z.output<typeof taskEditForm>> = {
  name: 'edit',
  from: ['not-on-control', ...OPEN, 'executed', 'removed'],
  by: ['controller'],
  to: 'same',
  async decide({ task: { row }, input, context, today }) {
    const text = input.text.trim()
    if (text === '') return reject({ code: 'required', field: 'text' })
    if (text.length > longestText)
      return reject({ code: 'too-long', field: 'text', facts: { most: longestText } })
    const directory = await openDirectory(context.db)
    const named = (words: string | null) => (words ? directory.person(words.split(',')[0]!) : undefined)
    const nameOf = (id: string | null) =>
      directory.people.find((person) => person.id === id)?.short_name ?? null
    const controller = named(input.controller)
    const supervisor = named(input.supervisor)
    if (input.controller && !controller)
      return reject({ code: 'unknown-person', field: 'controller', facts: { given: input.controller } })
    if (input.supervisor && !supervisor)
      return reject({ code: 'unknown-person', field: 'supervisor', facts: { given: input.supervisor } })

    const columns: Updateable<Tables['tasks']> = {
      text,
      controller_id: controller?.id ?? null,
      supervisor_id: supervisor?.id ?? null,
      special: input.special ? 1 : 0,
    }
    const yes = (value: boolean) => (value ? 'так' : 'ні')
    const changes: FieldChange[] = [
      { field: 'text', from: row.text, to: text },
      { field: 'controller', from: nameOf(row.controller_id), to: controller?.short_name ?? null },
      { field: 'supervisor', from: nameOf(row.supervisor_id), to: supervisor?.short_name ?? null },
      { field: 'special', from: yes(row.special === 1), to: yes(input.special) },
    ].filter(({ from, to }) => from !== to)
    if (changes.length === 0) return done({ events: [] })
    const words = { documentId: row.document_id, taskId: row.id, text }
    return done({
      events: [{ kind: 'edited', changes, happenedOn: today }],
      columns,
      writes: text === row.text ? [] : reindexWords(context.db, words),
    })
  },
}

export const editTask = acting(edit)
