import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/rights.ts'
import { commitAs } from '../../../db/commit-as.ts'
import { insertRows } from '../../../db/insert-rows.ts'
import type { FilesContext } from '../../../files/context.ts'
import { newId } from '../../../kernel/id.ts'
import { done, type Result, reject } from '../../../kernel/result.ts'
import type { FormPlan } from '../form-plan.ts'
import { judgeForm } from '../judge-form.ts'
import { type FormFile, formFileOfContent } from '../store.ts'

/** The paper of a form: its name, its plan, and the title of its files. */
export interface FormOf {
  paper: string
  title: string
  plan: FormPlan
}

export interface KeptForm {
  file: FormFile
  detached: boolean
}

/** Judges a file as a form and keeps it; it is not in force yet. The same file is kept only once. */
export async function keepFormFile(
  { db, files, clock }: FilesContext,
  actor: Actor,
  { paper, title, plan }: FormOf,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Result<KeptForm>> {
  if (!may(actor, 'keep-forms')) return reject({ code: 'not-allowed' })
  const judged = await judgeForm(bytes, plan, title)
  if (!judged.ok) return judged
  const { detached } = judged.value
  const content = await files.receive(once(judged.value.bytes))
  await content.keep()
  const there = await formFileOfContent(db, paper, content.hash)
  if (there) return done({ file: there, detached })
  const file: FormFile = {
    id: newId(),
    paper,
    hash: content.hash,
    name,
    bytes: content.bytes,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(db, [insertRows('form_files', [file])], { file, detached })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
