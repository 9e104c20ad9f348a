import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ZodType } from 'zod'
import type { FormError } from '../../views/parts/error-summary.tsx'
import type { Values } from '../../views/parts/form-fields.ts'
import { versionRead } from '../kernel/form-fields.ts'
import { parseInput } from '../kernel/parse-input.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import { notFound } from './answers.tsx'
import type { RequestContext } from './app-env.ts'
import { type FlashMessage, redirect } from './flash.tsx'
import { readForm, typedValues } from './form.ts'
import { sentencesOf, statusOf } from './refusal-answer.ts'
import { renderPage } from './render-page.tsx'

/** What a form shows: what it begins with or what was typed, and every reason why it was refused. */
export interface FormState {
  values: Values
  refusals: Refusal[]
  errors: FormError[]
  /** the version that was decided on; undefined for a form that begins, and where what stands now has to be looked at first */
  readVersion: number | undefined
}

interface Sent<Loaded, Input> {
  c: RequestContext
  loaded: Loaded
  input: Input
  values: Values
}

/** A page that has forms: what it is about, what their fields begin with, how it looks. */
export interface PageOfForms<Loaded> {
  /** what the page is about; undefined where it is not there. A page about nothing yet has none. */
  load?(c: RequestContext): Loaded | undefined | Promise<Loaded | undefined>
  /** undefined where it may not be opened now */
  first?(c: RequestContext, loaded: Loaded): Values | undefined | Promise<Values | undefined>
  page(c: RequestContext, loaded: Loaded, form: FormState): Shown | Promise<Shown>
}

/** A form, said once: its page, its fields, what is done with them, and where that leads. */
export interface FormPage<Loaded, Input, Made = unknown> extends PageOfForms<Loaded> {
  fields: ZodType<Input>
  perform(sent: Sent<Loaded, Input>): Promise<Result<Made>>
  /** the address of what was made, and a word about it */
  done(made: Made, sent: Sent<Loaded, Input>): string | [address: string, message: string | FlashMessage]
}

type Shown = Omit<Parameters<typeof renderPage>[1], 'status'> & { body: JSX.Element }

/** The page with its form as it begins, or with what was typed and the reasons why it was refused. */
export async function showForm<L>(
  c: RequestContext,
  form: PageOfForms<L>,
  { values: typed, refusals = [] }: { values?: Values; refusals?: Refusal[] } = {},
): Promise<Response> {
  const loaded = await loadedBy(c, form)
  if (loaded === undefined) return notFound(c)
  const values = typed ?? (form.first ? await form.first(c, loaded) : {})
  return values ? shown(c, form, loaded, { values, refusals }) : notFound(c)
}

/** Does what the form asks, or shows it again: with what was typed, every reason, and what it is about as that stands by now. */
export async function takeForm<L, I, M>(c: RequestContext, form: FormPage<L, I, M>): Promise<Response> {
  const sent = await readForm(c)
  const loaded = await loadedBy(c, form)
  if (loaded === undefined) return notFound(c)
  const values = typedValues(sent)
  const input = parseInput(form.fields, sent)
  if (!input.ok) return shown(c, form, loaded, { values, refusals: input.refusals })
  const performed = { c, loaded, input: input.value, values }
  const outcome = await form.perform(performed)
  if (!outcome.ok)
    return shown(c, form, (await loadedBy(c, form)) ?? loaded, { values, refusals: outcome.refusals })
  const [address, message] = [form.done(outcome.value, performed)].flat()
  return redirect(c, address as string, typeof message === 'string' ? { text: message } : message)
}

/**
 * The version that a refused form goes on with: the one it was sent with, so that a change made meanwhile is still noticed.
 * Where that is the very reason, the page shows what stands now, and sending the form again is meant.
 */
export function versionKept(values: Values, refusals: readonly Refusal[]): number | undefined {
  if (refusals.some(({ code }) => code === 'conflict')) return undefined
  return versionRead.parse(values['seq'] ?? values['version'])
}

async function shown<L>(
  c: RequestContext,
  form: PageOfForms<L>,
  loaded: L,
  state: Pick<FormState, 'values' | 'refusals'>,
) {
  const { values, refusals } = state
  const readVersion = versionKept(values, refusals)
  const { body, ...page } = await form.page(c, loaded, {
    ...state,
    errors: sentencesOf(refusals),
    readVersion,
  })
  return renderPage(c, { ...page, status: statusOf(refusals) }, body)
}

async function loadedBy<L>(c: RequestContext, { load }: PageOfForms<L>): Promise<L | undefined> {
  return load ? load(c) : (null as L)
}
