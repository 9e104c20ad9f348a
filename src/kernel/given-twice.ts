import type { Refusal } from './result.ts'

/** Which of the parameters of an address stand in it more than once: it is not known which one was meant. */
export function givenTwice(parameters: URLSearchParams): Refusal[] {
  return [...new Set(parameters.keys())]
    .filter((name) => parameters.getAll(name).length > 1)
    .map((name) => ({ code: 'given-twice', field: name, facts: { name: name.slice(0, 40) } }))
}
