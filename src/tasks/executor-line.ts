import type { TaskInput } from './task-draft.ts'

/** What may stand after a name, and the part it says the executor has. */
const PARTS = [
  { words: /\s*[([—-]\s*відповідальн\S*\s*[)\]]?\s*$/i, role: 'lead' as const },
  { words: /\s*[([—-]\s*скликання\s*[)\]]?\s*$/i, role: 'lead' as const },
  { words: /\s*[([—-]\s*до відома\s*[)\]]?\s*$/i, role: 'informed' as const },
]

/** An executor as a resolution writes it: «Фінансове управління (до відома)», «Гаврилюк О. П. — відповідальний». */
export function readExecutorLine(line: string): TaskInput['executors'][number] {
  const part = PARTS.find(({ words }) => words.test(line))
  return part ? { words: line.replace(part.words, ''), role: part.role } : { words: line }
}
