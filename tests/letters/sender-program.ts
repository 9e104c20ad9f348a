import { type ChildProcess, fork } from 'node:child_process'
import { registerItself } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { dayOf, type Instant } from '../../src/kernel/day.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { newDepartment, newPerson } from '../../src/people/store.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { bundledProgram } from '../support/bundled-program.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

export const start = '2026-11-25T07:00:00.000Z' as Instant

/** Senders start at once from then on. */
export async function buildSender(): Promise<void> {
  program = await bundledProgram(new URL('./send-planned.ts', import.meta.url))
}

let program = ''

/** A sender in a process of its own, its clock so many minutes after the start; `killAt` is a step it kills itself at. */
export function startSender(folder: string, url: string, minutes: number, killAt = ''): ChildProcess {
  return fork(program, [folder, url, start, String(minutes), killAt], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** How a process ended: the signal or the code. */
export function endOf(child: ChildProcess): Promise<string> {
  return new Promise((gone) => child.once('exit', (code, signal) => gone(signal ?? String(code))))
}

/** A register in this folder with a letter planned, at that instant, for each of so many people. */
export async function plannedRegister(folder: string, letters: number, at: Instant = start): Promise<void> {
  const context = await openRegister(folder, testClock(at))
  const department = newDepartment('Управління транспорту', 1, { recordedAt: at, recordedBy: null })
  const people = Array.from({ length: letters }, (_, place) =>
    newPerson(
      {
        name: `${surname(place)} Іван Петрович`,
        departmentId: department.row.id,
        email: `person${place + 1}@rada.example`,
      },
      { recordedAt: at, recordedBy: null },
    ),
  )
  await context.db.commit([...department.writes, ...people.flatMap(({ writes }) => writes)])
  const today = dayOf(at)
  const tasks = people.map(({ row }, place) =>
    point({
      point: `${place + 1}`,
      placedOn: today,
      term: { kind: 'day', day: today },
      executors: [{ words: `Управління транспорту, ${row.short_name}` }],
      controller: null,
    }),
  )
  const draft = decision({ registeredOn: today, tasks })
  const outcome = await registerDocument(context, registerItself, draft)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals.slice(0, 3)))
  await planLetters(context, registerItself, { from: today, to: today })
  await context.db.close()
}

function surname(place: number): string {
  const letters = 'бвгджзклмнпрст'
  const [a, b, c] = [Math.floor(place / 196), Math.floor(place / 14) % 14, place % 14]
  return `Ко${letters[a]}а${letters[b]}о${letters[c]}енко`
}
