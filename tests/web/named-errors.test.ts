import { beforeAll, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Result } from '../../src/kernel/result.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type AnsweredPage, pagesOf } from '../support/pages.ts'
import { decision } from '../support/register-draft.ts'

let context: TestContext
let cast: Cast
let task: string

function must<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

/** The reasons of the summary that lead to a field, each with the label of that field. */
function reasonsOf({ html }: AnsweredPage): { said: string; id: string; label: string | undefined }[] {
  return [...html.matchAll(/<a href="#([^"]+)" data-error[^>]*>([^<]+)/g)].map(([, id, said]) => ({
    said: said!,
    id: id!,
    label: new RegExp(`<label for="${id}">([^<]+)`).exec(html)?.[1],
  }))
}

describe('the list of what is to be mended calls a field as its label does', () => {
  beforeAll(async () => {
    context = await testContext()
    cast = await withCast(context)
    const { id } = must(await registerDocument(context, cast.hanna.actor, decision({})))
    task = (
      await context.db.read
        .selectFrom('tasks')
        .select('id')
        .where('document_id', '=', id)
        .executeTakeFirstOrThrow()
    ).id
  })

  it('«Що зроблено» of a report, not «Завдання»', async () => {
    const page = await pagesOf(context, cast.petro).post(`/tasks/${task}/reports`, {
      executedOn: '20.11.2026',
      completeness: 'full',
    })
    expect(reasonsOf(page).map(({ said }) => said)).toContain('Що зроблено: Заповніть це поле.')
  })

  it('«Пункт 2» too, where a form has many', async () => {
    const page = await pagesOf(context, cast.hanna).post('/documents', {
      kind: 'executive-decision',
      registeredOn: '20.11.2026',
      'tasks[0][text]': 'Перший',
      'tasks[1][text]': '',
      'tasks[1][executors][0]': 'Відділ, якого немає',
    })
    expect(page.status).toBe(422)
    expect(reasonsOf(page).map(({ said }) => said.split(':')[0])).toEqual(
      expect.arrayContaining(['Заголовок', 'Пункт 2, Завдання', 'Пункт 2, Виконавці']),
    )
  })

  it.each<[who: keyof Omit<Cast, 'departments'>, path: string]>([
    ['hanna', '/documents'],
    ['hanna', '/meetings'],
    ['olena', '/tasks/:id/execution'],
    ['olena', '/tasks/:id/extensions'],
    ['olena', '/tasks/:id/removal'],
    ['petro', '/tasks/:id/reports'],
    ['petro', '/tasks/:id/extension-requests'],
    ['dmytro', '/executors/departments'],
    ['dmytro', '/executors/people'],
    ['dmytro', '/calendar/days'],
    ['olena', '/reports/formulas/official'],
    ['dmytro', '/reports/least-for-place'],
    ['hanna', '/meetings/agendas'],
    ['dmytro', '/account/password'],
  ])('sent empty by %s: %s', async (who, path) => {
    const page = await pagesOf(context, cast[who]).post(path.replace(':id', task), {})
    expect(page.status).toBe(422)
    const reasons = reasonsOf(page)
    expect(reasons.length).toBeGreaterThan(0)
    for (const { said, id, label } of reasons) {
      expect(label, `the label of #${id}`).toBeDefined()
      expect(said).toContain(`${label}: `)
    }
  })
})
