import { beforeEach, expect, it } from 'vitest'
import { createApp, declarations } from '../../src/app.ts'
import { type TestContext, testContext } from '../support/context.ts'

let context: TestContext
beforeEach(async () => {
  context = await testContext()
})

it('every route of the program declares who may use it', () => {
  const declared = new Set(declarations.map(({ method, path }) => `${method} ${path}`))
  const routes = createApp(context)
    .routes.filter(({ method, path }) => !isMiddleware(method, path))
    .map(({ method, path }) => `${method} ${path}`)
  expect(routes.filter((route) => !declared.has(route))).toEqual([])
  expect(routes.length).toBe(declarations.length)
})

it('no route is declared twice: the second would never be asked', () => {
  const names = declarations.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})

it('only signing in, links of letters, feeds, open data, static files, health and the description of the interface are open to strangers', () => {
  const open = declarations.filter(({ right }) => right === 'anyone').map(({ path }) => path)
  const expected =
    /^\/(answer|feeds|open-data|sign-in|sign-out|static|healthz|readyz|api\/v1\/openapi\.json)(\/|$)/
  expect(open.filter((path) => !expected.test(path))).toEqual([])
})

// What is not a route of a room: the steps that every request passes.
function isMiddleware(method: string, path: string): boolean {
  return method === 'ALL' && path === '/*'
}
