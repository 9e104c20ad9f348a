import { expect, it } from 'vitest'
import { canonicalJson } from '../../src/kernel/canonical-json.ts'
import { sha256 } from '../../src/kernel/sha256.ts'
import { proposedErrata } from '../../src/reports/signed/proposed-errata.ts'
import { replaySigned } from '../../src/reports/signed/replay.ts'
import { comparedParts, replayText } from '../../src/reports/signed/replay-text.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import type { SignedReport } from '../../src/reports/signed/signed-report.ts'
import {
  findSignedFiles,
  findSignedReports,
  hashOf,
  insertSignedReport,
} from '../../src/reports/signed/store.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { madeHistory } from './made-history.ts'

it('a report signed under the former law of counting stands as signed, and its replay names that law', async () => {
  const context = await testContext({ clock: testClock('2026-01-02') })
  const { olena, departments } = await withCast(context)
  await madeHistory(context, [
    {
      id: 'p',
      departmentId: departments.transport.id,
      placedOn: '2026-01-12',
      due: '2026-03-10',
      also: [{ kind: 'executed', completeness: 'partly', note: null, happenedOn: '2026-03-05' as never }],
    },
  ])
  context.clock.moveTo('2026-07-10')
  const query = {
    period: { from: '2026-01-01' as never, to: '2026-06-30' as never },
    asOf: '2026-07-01' as never,
    knownOn: context.clock.now(),
  }
  const now = must(await signReport(context, olena.actor, { report: 'departments', query }))
  expect(now.answer).toContainEqual({ key: 'departments/total/inTimeOfDue', value: 0 })

  // As the program signed it when «частково» was an execution and no signature named its law.
  const { law: _, ...formula } = now.formula
  const answer = now.answer.map((line) =>
    line.key === 'departments/total/inTimeOfDue' ? { ...line, value: 1 } : line,
  )
  const unsigned: Omit<SignedReport, 'hash'> = {
    ...now,
    id: 'former',
    number: now.number + 1,
    formula,
    answer,
    answerHash: sha256(canonicalJson(answer)),
  }
  const former = { ...unsigned, hash: hashOf(unsigned) }
  const files = await findSignedFiles(context.db, now.id)
  await context.db.commit([insertSignedReport(former, files!, null)])

  const replay = must(await replaySigned(context, 'former'))
  expect(replay).toMatchObject({ matches: true, formerLaw: true, broken: [], lines: [] })
  expect(replayText(replay)).toContain('рахунок за попереднім порядком')
  expect(comparedParts(replay).at(-1)!.words).toContain('рахунок за попереднім порядком')
  expect(await proposedErrata(context, former, context.clock.now())).toMatchObject({
    refusals: [{ code: 'counted-by-former-law' }],
  })
  // Every page that names it says so, and offers no errata to it.
  const pages = pagesOf(context, olena)
  const page = await pages.get('/reports/sealed/former')
  expect(page.text).toContain('рахунок за попереднім порядком')
  expect(page.html).not.toContain('/reports/sealed/former/errata')
  const parameters = new URLSearchParams({ ...query.period, asOf: query.asOf })
  expect((await pages.get(`/reports/departments?${parameters}`)).text).toContain(
    `№ ${former.number} від 10.07.2026 (Ковальчук О. В.), рахунок за попереднім порядком`,
  )
  const signing = await pages.get(`/reports/sealed/new?report=departments&${parameters}`)
  expect(signing.text).toContain('рахунок за попереднім порядком')
  expect(signing.html).not.toContain('/reports/sealed/former/errata')
  expect(await findSignedReports(context.db)).toMatchObject([
    { id: 'former', formerLaw: true },
    { id: now.id, formerLaw: false },
  ])
  // What is signed now says by which law, and is compared figure by figure.
  expect(must(await replaySigned(context, now.id))).toMatchObject({ matches: true, formerLaw: false })
})
