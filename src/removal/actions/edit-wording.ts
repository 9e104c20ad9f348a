import type { Actor } from '../../access/actor.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { Wording } from '../removal.ts'
import { changeDraft } from './change-draft.ts'

/** Changes the text of a draft; `read` is the version that was edited. */
export function editWording(
  context: TasksContext,
  actor: Actor,
  { id, wording, read }: { id: string; wording: Wording; read?: number },
) {
  const decide = () => {
    const needed = ['title', 'preamble', 'points'] as const
    const empty = needed.filter((field) => wording[field].trim() === '')
    if (empty.length > 0) return reject(...empty.map((field): Refusal => ({ code: 'required', field })))
    return done({ writes: [], wording })
  }
  return changeDraft(context, actor, { id, read, decide })
}
