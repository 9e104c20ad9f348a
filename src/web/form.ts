import { HTTPException } from 'hono/http-exception'
import type { Values } from '../../views/parts/form-fields.ts'
import { FORM_KEY } from '../kernel/form-key.ts'
import type { RequestContext } from './app-env.ts'
import { takeFormKey } from './sent-form.tsx'

/** What a form says: texts and files, nested as its names are. Made for a zod schema to judge. */
type FormValue = string | File | FormValue[] | { [name: string]: FormValue }
export type Form = { [name: string]: FormValue }

const MOST_FIELDS = 2000
const DEEPEST_NAME = 6
const LONGEST_NAME = 200

/**
 * Reads a form, urlencoded or multipart. «points[0][text]» nests; «executors[]» and a name that repeats make lists;
 * places with gaps («points[0]», «points[7]») close up. Too much of anything is refused with 413, nonsense with 400.
 */
export async function readForm(c: RequestContext): Promise<Form> {
  const fields = [...(await fieldsOf(c))]
  await takeFormKey(c, fields)
  return formOf(fields)
}

/** Whether the form may bring files. */
export function isMultipart(c: RequestContext): boolean {
  return /^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '')
}

/** What was typed, by the names of the fields: «decision[number]» too. */
export function typedValues(form: Form, nameOf = (name: string) => name): Values {
  const fields = Object.entries(form).flatMap(([name, value]) => {
    if (typeof value === 'string') return [[nameOf(name), value]]
    if (Array.isArray(value))
      return [[nameOf(name), value.filter((one) => typeof one === 'string').join('\n')]]
    if (value instanceof File) return []
    return Object.entries(typedValues(value, (inner) => `${nameOf(name)}[${inner}]`))
  })
  return Object.fromEntries(fields)
}

async function fieldsOf(c: RequestContext): Promise<Iterable<[string, string | File]>> {
  const type = c.req.header('Content-Type') ?? ''
  if (isMultipart(c)) {
    try {
      return await c.req.formData()
    } catch {
      throw new HTTPException(400)
    }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(await c.req.text())
  if (type === '') return []
  throw new HTTPException(415)
}

/** A form from fields that have been read already, without the key that marks a repeated form. */
export function formOf(fields: Iterable<[string, string | File]>): Form {
  const root = group()
  let count = 0
  for (const [name, value] of fields) {
    if (++count > MOST_FIELDS) throw new HTTPException(413)
    if (name === FORM_KEY) continue
    put(root, pathOf(name), typeof value === 'string' ? cleanText(value) : value)
  }
  return closeUp(root) as Form
}

// «points[0][text]» → points, 0, text; «executors[]» → executors, ''.
function pathOf(name: string): string[] {
  if (name.length > LONGEST_NAME) throw new HTTPException(400)
  const path = name
    .split('[')
    .map((step, place) => (place > 0 && step.endsWith(']') ? step.slice(0, -1) : step))
  // These three would reach the prototype of every object.
  const forbidden = path.some(
    (step) => step === '__proto__' || step === 'constructor' || step === 'prototype',
  )
  if (forbidden || path.length > DEEPEST_NAME) throw new HTTPException(400)
  return path
}

function put(root: Form, path: string[], value: string | File): void {
  let place: Form = root
  const last = path.length - 1
  for (const step of path.slice(0, last)) {
    const next = place[step] ?? group()
    if (!isGroup(next)) throw new HTTPException(400)
    place[step] = next
    place = next
  }
  const step = path[last] === '' ? String(Object.keys(place).length) : path[last]!
  const known = place[step]
  if (known === undefined) place[step] = value
  else if (Array.isArray(known)) known.push(value)
  else if (isGroup(known)) throw new HTTPException(400)
  else place[step] = [known, value]
}

function closeUp(value: FormValue): FormValue {
  if (!isGroup(value)) return value
  const names = Object.keys(value)
  // Whole numbers come first and in order among the keys of an object.
  if (names.length > 0 && names.every((name) => /^\d{1,9}$/.test(name)))
    return names.map((name) => closeUp(value[name]!))
  for (const name of names) value[name] = closeUp(value[name]!)
  return value
}

// Without a prototype: «toString» is a name like any other.
function group(): Form {
  return Object.create(null)
}

/** Whether a value is fields of its own: those of «decision[number]», not a text, a list or a file. */
export function isGroup(value: FormValue): value is Form {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof File)
}

// Browsers send line ends as CRLF; a NUL is never meant.
function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\0', '')
}
