import type { Updateable } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Tables } from '../../db/tables.ts'
import { longestText } from '../../journals/document.ts'
import { reindexWords } from '../../journals/store.ts'
import { done, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../context.ts'
import type { FieldChange } from '../fact.ts'
import { changeTask } from './change-task.ts'

export interface TaskEdit {
  text: string
  controller: string | null
  supervisor: string | null
  special: boolean
}

/** Corrects the words of a point and who watches over it; what was there before stays in the history. */
export function editTask(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  edit: TaskEdit,
  readSeq?: number,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'edit',
    async ({ row }, today) => {
      const text = edit.text.trim()
      if (text === '') return reject({ code: 'required', field: 'text' })
      if (text.length > longestText)
        return reject({ code: 'too-long', field: 'text', facts: { most: longestText } })
      const directory = await openDirectory(context.db)
      const named = (words: string | null) => (words ? directory.person(words.split(',')[0]!) : undefined)
      const nameOf = (id: string | null) =>
        directory.people.find((person) => person.id === id)?.short_name ?? null
      const controller = named(edit.controller)
      const supervisor = named(edit.supervisor)
      if (edit.controller && !controller)
        return reject({ code: 'unknown-person', field: 'controller', facts: { given: edit.controller } })
      if (edit.supervisor && !supervisor)
        return reject({ code: 'unknown-person', field: 'supervisor', facts: { given: edit.supervisor } })

      const columns: Updateable<Tables['tasks']> = {
        text,
        controller_id: controller?.id ?? null,
        supervisor_id: supervisor?.id ?? null,
        special: edit.special ? 1 : 0,
      }
      const yes = (value: boolean) => (value ? 'так' : 'ні')
      const changes: FieldChange[] = [
        { field: 'text', from: row.text, to: text },
        { field: 'controller', from: nameOf(row.controller_id), to: controller?.short_name ?? null },
        { field: 'supervisor', from: nameOf(row.supervisor_id), to: supervisor?.short_name ?? null },
        { field: 'special', from: yes(row.special === 1), to: yes(edit.special) },
      ].filter(({ from, to }) => from !== to)
      if (changes.length === 0) return done({ events: [] })
      const words = { documentId: row.document_id, taskId: row.id, text }
      return done({
        events: [{ kind: 'edited', changes, happenedOn: today }],
        columns,
        writes: text === row.text ? [] : reindexWords(context.db, words),
      })
    },
    readSeq,
  )
}
