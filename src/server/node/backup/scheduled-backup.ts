import { execFile } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { administratorMailboxes } from '../../../access/lists/administrators.ts'
import { faultWords } from '../../../cli/fault-words.ts'
import {
  type BackupKeep,
  backupName,
  hoursBetween,
  isBackupDue,
  outlivedBackups,
} from '../../../db/backup-schedule.ts'
import {
  type BackupState,
  backupTrouble,
  keepBackupState,
  readBackupState,
} from '../../../db/backup-state.ts'
import { newId } from '../../../kernel/id.ts'
import { sendingPause } from '../../../letters/outbox/sending-pause.ts'
import { lettersOf } from '../../../letters/text/letters-of.ts'
import type { AppContext } from '../../../web/app-context.ts'
import { packageRoot } from '../package-root.ts'

/** Where copies are laid, how many are kept, and how one is made. */
export interface BackupPlan {
  folder: string
  keep: BackupKeep
  makeCopy(file: string): Promise<CopyMade>
}

/** Whether the copy holds the content of every file; or why there is none. Null where the server stops meanwhile. */
export type CopyMade = { whole: boolean } | { fault: string } | null

/**
 * Makes the copy of this hour, day, week or month where it is still missing, and removes those that are not kept any more. Where
 * copies fail to come, administrators are warned by letter, once a day.
 */
export async function backUpOnSchedule(context: AppContext, plan: BackupPlan): Promise<void> {
  const { db, clock } = context
  const before = await readBackupState(db)
  const begun: BackupState = before ?? {
    since: clock.now(),
    everyHours: 0,
    lastAt: null,
    whole: true,
    fault: null,
    warnedOn: null,
  }
  const state = { ...begun, everyHours: hoursBetween(plan.keep), ...(await attempt(context, plan)) }
  const warnedOn = (await isWarned(context, state)) ? clock.today() : state.warnedOn
  const after = { ...state, warnedOn }
  if (JSON.stringify(after) !== JSON.stringify(before)) await keepBackupState(db, after)
}

async function attempt({ clock }: AppContext, plan: BackupPlan): Promise<Partial<BackupState>> {
  const { folder, keep, makeCopy } = plan
  try {
    const names = await readdir(folder)
    if (!isBackupDue(names, clock.now(), keep)) return {}
    // What a copy that was cut off has left.
    for (const name of names.filter((one) => /^vykonano-auto-.*\.part$/.test(one)))
      await rm(join(folder, name), { recursive: true, force: true })
    const at = clock.now()
    const made = await makeCopy(join(folder, backupName(at)))
    if (!made) return {}
    if ('fault' in made) return { fault: made.fault }
    for (const name of outlivedBackups(await readdir(folder), keep)) await rm(join(folder, name))
    return { lastAt: at, whole: made.whole, fault: null }
  } catch (error) {
    return { fault: faultWords(error) }
  }
}

/** Makes a copy in a process of its own, so that no page waits for it. */
export function copyInProcess(data: string, signal: AbortSignal): BackupPlan['makeCopy'] {
  const program = join(packageRoot, 'dist/vykonano.js')
  return (file) =>
    new Promise((made) => {
      const args = [program, 'backup', '--out', file, '--data', data, '--json']
      execFile(process.execPath, args, { signal }, (error, stdout, stderr) => {
        // With code 1 and a value the copy was made and lacks the content of some files.
        if (signal.aborted) made(null)
        else if (!error || stdout !== '') made({ whole: !error })
        else made({ fault: stderr.trim() || error.message })
      })
    })
}

async function isWarned(context: AppContext, state: BackupState): Promise<boolean> {
  const { db, clock, mail, publicUrl } = context
  const trouble = backupTrouble(state, clock.now())
  if (!trouble || !mail || state.warnedOn === clock.today() || (await sendingPause(context))) return false
  const [{ host, sender }, administrators] = await Promise.all([
    lettersOf(context),
    administratorMailboxes(db),
  ])
  const words = [`Увага: ${trouble}.`, state.fault ?? '', publicUrl ? `${publicUrl}/readyz` : '']
  const text = words.filter((line) => line !== '').join('\n')
  const connection = mail.connect()
  try {
    const outcomes = await Promise.all(
      administrators.map((to) => {
        const id = newId()
        return connection.send({
          id,
          messageId: `<${id}@${host}>`,
          date: new Date(clock.now()),
          from: { name: sender.department, address: `control@${host}` },
          to,
          subject: 'Копії реєстру «Виконано»',
          text,
          html: `<p>${text.replaceAll(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')}</p>`,
          references: [],
        })
      }),
    )
    return outcomes.some(({ outcome }) => outcome === 'accepted')
  } finally {
    connection.close()
  }
}
