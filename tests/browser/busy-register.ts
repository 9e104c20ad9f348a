import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { prepareFiles } from '../../src/exports/actions/prepare-files.ts'
import type { Day, Instant } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { decideQuestion } from '../../src/meetings/actions/decide-question.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import { keepPublication } from '../../src/open-data/actions/keep-publication.ts'
import { composeErrata } from '../../src/reports/signed/compose-errata.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { planned } from '../letters/planned-letter.ts'
import type { Cast } from '../support/cast.ts'
import type { TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

export const hostile = 'Про "><script>alert(1)</script> та 😀 '
const long = 'Донаукраїнськоенергопостачальногазбутового '.repeat(6)

/** A register in which something is overdue, due, reported, hostile and long; answers the addresses of its pages. */
export async function busyRegister(context: TestContext, cast: Cast): Promise<string[]> {
  const register = async (over: Parameters<typeof decision>[0]) =>
    must(await registerDocument(context, cast.hanna.actor, decision(over))).id
  const due = (day: string) => ({ kind: 'day' as const, day: day as Day })
  const registeredOn = '2026-11-02' as Day
  const card = await register({
    registeredOn,
    title: hostile + long,
    tasks: [
      point({ text: hostile, term: due('2026-11-10'), supervisor: 'Лисенко А. Ю.' }),
      point({ point: '2.1', text: long, term: due('2026-11-20'), special: true }),
      point({ point: '3', term: { kind: 'permanent' }, executors: [{ words: 'Управління культури' }] }),
    ],
  })
  await register({
    kind: 'higher-authority',
    correspondent: { name: hostile, number: '437-р', date: '2026-11-10' as Day },
  })
  await register({ registeredOn, tasks: [] })
  const [first, second] = await context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', card)
    .orderBy('position')
    .execute()
  const report = {
    executedOn: '2026-11-20' as Day,
    completeness: 'full' as const,
    text: hostile,
    outgoing: null,
  }
  must(await reportExecution(context, cast.olena.actor, second!.id, report))
  const protocol = must(
    await registerProtocol(context, cast.hanna.actor, {
      kind: 'operational-meeting',
      heldOn: '2026-11-20' as Day,
      questions: [{ title: hostile, speaker: null }],
    }),
  ).id
  const earlier = must(
    await registerProtocol(context, cast.hanna.actor, {
      kind: 'operational-meeting',
      heldOn: '2026-09-01' as Day,
      questions: [{ title: 'Про підготовку до зими', speaker: null }],
    }),
  ).id
  const toWinter = { question: 1, text: 'Підготуватися до зими', executors: ['Управління транспорту'] }
  must(
    await addInstruction(context, cast.hanna.actor, {
      documentId: earlier,
      draft: {
        ...toWinter,
        term: '05.10.2026',
        special: false,
      },
    }),
  )
  const [winter] = await context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', earlier)
    .execute()
  must(await reportExecution(context, cast.olena.actor, winter!.id, report))
  const agenda = must(
    await openAgenda(context, cast.hanna.actor, {
      kind: 'operational-meeting',
      heldOn: '2026-11-20' as Day,
      hour: '10:00',
      place: hostile.slice(0, 200),
      chair: '',
    }),
  )
  const item = must(
    await proposeQuestion(context, cast.petro.actor, {
      agendaId: agenda,
      question: { title: hostile, speaker: null },
    }),
  )
  must(
    await decideQuestion(context, cast.hanna.actor, { agendaId: agenda, itemId: item, decision: 'accepted' }),
  )
  const instruction = { question: 1, text: hostile, executors: ['Управління транспорту'], term: '25.11.2026' }
  must(
    await addInstruction(context, cast.hanna.actor, {
      documentId: protocol,
      draft: { ...instruction, special: true },
    }),
  )
  const settings = { published: true, publisherId: '20064120', places: long, version: '0' }
  must(await keepPublication(context, cast.dmytro.actor, settings))
  const [task, reported] = [`/tasks/${first!.id}`, `/tasks/${second!.id}`]
  const items = [first, second].map((task) => ({ taskId: task!.id }))
  const { accountId, role, departmentId, personId } = cast.olena.actor
  const prepared = (id: string, format: string) => ({
    sql: `INSERT INTO prepared_files (id, account_id, address, format, name, conditions, asked_on, asked_at, eyes, state)
      VALUES (?, ?, '/tasks', ?, 'Завдання', ?, '2026-11-20', ?, ?, 'waiting')`,
    parameters: [
      ...[id, accountId, format, hostile + long, context.clock.now()],
      JSON.stringify([[role, departmentId, personId]]),
    ],
  })
  await context.db.commit([prepared('ready-file', 'xlsx')])
  await prepareFiles(context)
  await context.db.commit([prepared('waiting-file', 'csv')])
  const letter = (await planned(context, { to: cast.petro.person.id, items })).id
  const period = { from: '2026-10-01' as Day, to: '2026-10-31' as Day }
  // Signed before the decision of October was entered: all of it is an errata sheet.
  const query = { period, asOf: '2026-11-01' as Day, knownOn: '2026-11-03T09:00:00.000Z' as Instant }
  const signed = must(await signReport(context, cast.olena.actor, { report: 'departments', query })).id
  const inOctober = '2026-10-05' as Day
  await register({
    registeredOn: inOctober,
    tasks: [point({ term: due('2026-10-20'), placedOn: inOctober })],
  })
  must(await composeErrata(context, cast.olena.actor, { signedId: signed, input: { ground: hostile } }))
  return [
    '/',
    '/tasks',
    '/tasks?state=overdue&special=yes&text=щось&from=01.11.2026',
    '/documents?state=all&kind=executive-decision',
    `/documents/${card}`,
    `/documents/${card}?task=${second!.id}`,
    '/documents/new',
    `/documents/${card}/edit`,
    `/documents/${card}/annulment`,
    `/documents/${card}/corrections`,
    '/corrections',
    `/documents/${card}/tasks/new`,
    `${task}/edit`,
    `${task}/reports`,
    `${task}/extensions`,
    `${task}/execution`,
    `${task}/removal`,
    `${reported}/acceptance`,
    `${reported}/returns`,
    `${task}/reassignment`,
    `${task}/splitting`,
    `${task}/merging`,
    '/queue',
    '/meetings',
    '/meetings/new',
    `/meetings/${protocol}`,
    `/meetings/${earlier}`,
    `/meetings/${protocol}/paper`,
    '/meetings/agendas',
    `/meetings/agendas/${agenda}`,
    `/meetings/agendas/${agenda}/board`,
    '/reports',
    '/reports/leadership',
    '/reports/day',
    '/reports/early-warning',
    '/reports/early-warning/list?figure=ahead',
    '/reports/half-year',
    '/reports/departments',
    '/reports/departments/list?figure=departments/total/overdue',
    '/reports/department',
    '/reports/memo',
    '/reports/formulas',
    '/reports/balance',
    '/removal',
    '/reports/memo/differences?from=2026-11-01&to=2026-11-30&asOf=2026-11-05&andAsOf=2026-11-21',
    '/reports/leadership/differences?from=2026-11-01&to=2026-11-30&asOf=2026-11-05&andAsOf=2026-11-21',
    '/reports/sealed',
    '/reports/sealed/new?report=balance&from=01.10.2026&to=31.10.2026',
    `/reports/sealed/${signed}`,
    `/reports/sealed/${signed}/replay`,
    `/reports/sealed/${signed}/errata`,
    `/reports/sealed/${signed}/errata/1`,
    '/reports/forms',
    '/reports/forms/guide',
    '/reports/forms/memo',
    '/calendar',
    '/deadlines?kind=appeal&from=20.11.2026',
    '/executors',
    '/letters',
    '/letter-rules',
    `/letters/${letter}/paper`,
    '/letter-templates',
    '/letter-templates/reminder',
    '/letter-templates/sheet',
    '/prepared',
    '/prepared/ready-file',
    '/prepared/waiting-file',
    '/open-data',
    '/open-data?as=public',
    '/account',
    '/documents/nothing',
  ]
}
