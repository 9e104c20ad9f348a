import type { RegisterDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'

/** A point given to Петро, with what a test says about it. */
export function point(over: Partial<TaskInput> = {}): TaskInput {
  return {
    point: '1',
    text: 'Завершити капітальний ремонт даху ліцею № 25',
    executors: [
      { words: 'Управління транспорту, Іваненко П. С.' },
      { words: 'Департамент освіти, Шевчук М. А.' },
    ],
    term: { kind: 'day', day: '2026-12-10' as Day },
    placedOn: '2026-11-20' as Day,
    special: false,
    controller: 'Ковальчук О. В.',
    supervisor: null,
    question: null,
    ...over,
  }
}

/** A decision of the executive committee with one point, with what a test says about it. */
export function decision(over: Partial<RegisterDocument> = {}): RegisterDocument {
  return {
    kind: 'executive-decision',
    registeredOn: '2026-11-20' as Day,
    receivedAt: null,
    correspondent: null,
    title: 'Про заходи з підготовки закладів освіти до зими',
    publicTitle: null,
    caseIndex: null,
    tasks: [point()],
    ...over,
  }
}
