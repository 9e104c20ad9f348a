import type { DocumentKind } from '../../journals/kind.ts'
import type { PaperCell, PaperTable, TableHead } from '../../print/paper.ts'
import type { NamedTask } from '../figures/named-tasks.ts'
import { contentCell, documentCell, dueCell, executorCell, UNSEEN } from './task-cells.ts'

/** Tasks by name on a sheet upright; `late` adds by how many days. */
export function tasksTable(
  name: string,
  tasks: readonly (NamedTask | null)[],
  kinds: readonly DocumentKind[],
  late: boolean,
): PaperTable {
  return {
    kind: 'table',
    ...tasksHead(name, late),
    rows: tasks.map((task, at): PaperCell[] =>
      task
        ? [
            at + 1,
            documentCell(task, kinds),
            contentCell(task),
            executorCell(task),
            dueCell(task),
            ...(late ? [task.daysLate] : []),
          ]
        : [at + 1, null, UNSEEN, null, null, ...(late ? [null] : [])],
    ),
  }
}

export function tasksHead(name: string, late: boolean): TableHead {
  return {
    name,
    columns: [
      { head: '№ з/п', width: 10 },
      { head: 'Документ', width: 38 },
      { head: 'Пункт і зміст', width: late ? 44 : 58 },
      { head: 'Виконавець', width: 40 },
      { head: 'Строк', width: 24 },
      ...(late ? [{ head: 'Днів понад', width: 14 }] : []),
    ],
  }
}
