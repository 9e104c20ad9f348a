import { done, type Result, reject } from '../../kernel/result.ts'
import { storedZip } from '../zip/zip-pieces.ts'
import { type FormContent, fillForm, MOST_DEEP } from './fill-form.ts'
import { unpackForm } from './form-archive.ts'
import type { FormPlan } from './form-plan.ts'
import { judgeArchive } from './judge-archive.ts'
import { judgePlaces } from './judge-places.ts'

/** A form as it is kept and filled, whatever it came as. */
export interface JudgedForm {
  bytes: Uint8Array<ArrayBuffer>
  /** it was bound to a template on a disk or server of the author, and is not any more */
  detached: boolean
}

/** The file as a form of this plan, or every reason why it cannot be one. */
export async function judgeForm(
  file: Uint8Array,
  plan: FormPlan,
  title: string,
): Promise<Result<JudgedForm>> {
  const parts = await unpackForm(file)
  if (!parts.ok) return parts
  const tidy = await judgeArchive(parts.value, title)
  if (!tidy.ok) return tidy
  const bytes = storedZip(tidy.value.parts)
  const { TemplateHandler } = await import('easy-template-x')
  try {
    const tags = await new TemplateHandler({ maxXmlDepth: MOST_DEEP }).parseTags(bytes.buffer)
    const refusals = judgePlaces(tags, plan)
    if (refusals.length > 0) return reject(...refusals)
    await fillForm(bytes, sampleContent(plan))
    return done({ bytes, detached: tidy.value.detached })
  } catch {
    return reject({ code: 'form-broken', field: 'files' })
  }
}

// A value for every placeholder, so that a form that cannot be filled is refused now and not on the day of the report.
function sampleContent({ words, parts, tables }: FormPlan): FormContent {
  return {
    words: Object.fromEntries(Object.keys(words).map((place) => [place, 'слово'])),
    parts: Object.fromEntries(Object.keys(parts).map((place) => [place, async () => null])),
    tables: tables.map(({ name, columns }) => ({
      name,
      rows: [columns, columns],
      total: columns,
    })),
  }
}
