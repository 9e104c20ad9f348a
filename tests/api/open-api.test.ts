import { beforeAll, describe, expect, it } from 'vitest'
import { declarations } from '../../src/app.ts'
import { testContext } from '../support/context.ts'
import { programOf } from './program.ts'

// biome-ignore lint/suspicious/noExplicitAny: a description is looked at piece by piece
let api: any

beforeAll(async () => {
  const answer = await (await programOf(await testContext())).get('/openapi.json')
  expect(answer.status).toBe(200)
  api = answer.body
})

/** Every value of this key, wherever it stands. */
function all(key: string, value: unknown = api): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : all(key, inner)))
}

// biome-ignore lint/suspicious/noExplicitAny: as above
const operations = (): [path: string, method: string, operation: any][] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above
    Object.entries(methods as object).map(([method, operation]): [string, string, any] => [
      path,
      method,
      operation,
    ]),
  )

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 that anybody may read', () => {
    expect(api.openapi).toBe('3.1.0')
    expect(api.info).toMatchObject({ title: expect.any(String), version: '1' })
    expect(api.components.securitySchemes.bearer).toEqual({ type: 'http', scheme: 'bearer' })
  })

  it('tells of every route that there is, and of no other', () => {
    const described = operations().map(([path, method]) => `${method.toUpperCase()} ${path}`)
    const declared = declarations
      .filter(({ path }) => path.startsWith('/api/') && !path.endsWith('openapi.json'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.sort()).toEqual(declared.sort())
    expect(described).toContain('POST /api/v1/documents')
    expect(described).toContain('POST /api/v1/tasks/{id}/removal')
  })

  it('gives each operation a name of its own, its answer and its refusals', () => {
    const names = operations().map(([, , { operationId }]) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const [, method, { responses, summary }] of operations()) {
      expect(summary).toMatch(/[а-яіїє]/)
      expect(Object.keys(responses).filter((status) => status < '300')).toHaveLength(1)
      expect(Object.keys(responses)).toContain('401')
      for (const response of Object.values<{ description: string; content: object }>(responses))
        expect([response.description, Object.keys(response.content).length]).toEqual([expect.any(String), 1])
      if (method !== 'get') expect(Object.keys(responses)).toEqual(expect.arrayContaining(['403', '422']))
    }
  })

  it('names every place in a path as a parameter', () => {
    for (const [path, , { parameters = [] }] of operations()) {
      const inPath = parameters.filter((one: { in: string }) => one.in === 'path')
      expect(inPath.map((one: { name: string }) => `{${one.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      for (const one of inPath) expect(one.required).toBe(true)
    }
  })

  it('refers to nothing that is not there', () => {
    const refs = all('$ref')
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of refs)
      expect(api.components.schemas).toHaveProperty([ref.replace('#/components/schemas/', '')])
    for (const name of Object.keys(api.components.schemas))
      expect(refs).toContain(`#/components/schemas/${name}`)
  })

  it('says of a document what the register asks for', () => {
    const { DocumentInput, TaskInput } = api.components.schemas
    expect(DocumentInput).toMatchObject({
      type: 'object',
      required: ['kind', 'date', 'title'],
      additionalProperties: false,
    })
    expect(DocumentInput.properties.date).toMatchObject({ type: 'string', format: 'date' })
    expect(TaskInput.required).toEqual(['text', 'executors'])
    expect(TaskInput.properties.text).toMatchObject({ type: 'string', maxLength: 20_000 })
  })

  it('says which edits need the version', () => {
    const patch = api.paths['/api/v1/documents/{id}'].patch
    expect(patch.parameters).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
    )
    expect(Object.keys(patch.responses)).toEqual(expect.arrayContaining(['412', '428']))
  })
})
