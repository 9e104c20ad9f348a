import { addDays, dayOf, type Instant, weekday } from '../kernel/day.ts'

/** How many copies are kept: the newest of each of so many hours, days, weeks and months. */
export type BackupKeep = Record<BackupPeriod, number>

const periods = ['hourly', 'daily', 'weekly', 'monthly'] as const
export type BackupPeriod = (typeof periods)[number]

export const USUAL_KEEP: BackupKeep = { hourly: 0, daily: 14, weekly: 8, monthly: 12 }

const HOURS: Record<BackupPeriod, number> = { hourly: 1, daily: 24, weekly: 24 * 7, monthly: 24 * 31 }

/** Reads «daily=14,weekly=8»; what is not named is not kept. Null where it makes no sense or keeps nothing. */
export function readBackupKeep(text: string): BackupKeep | null {
  const keep: BackupKeep = { hourly: 0, daily: 0, weekly: 0, monthly: 0 }
  for (const part of text.split(',')) {
    const [, name, count] = /^\s*(\w+)\s*=\s*(\d{1,3})\s*$/.exec(part) ?? []
    const period = periods.find((one) => one === name)
    if (!period) return null
    keep[period] = Number(count)
  }
  return periods.some((period) => keep[period] > 0) ? keep : null
}

/** Hours from one copy to the next: those of the shortest period that is kept. */
export function hoursBetween(keep: BackupKeep): number {
  return HOURS[shortestOf(keep)]
}

/** The name of a copy made at this instant; copies made by hand bear other names and are never removed. */
export function backupName(at: Instant): string {
  return `vykonano-auto-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z.tar`
}

/** Whether the period of this instant has no copy yet, of these names. */
export function isBackupDue(names: readonly string[], now: Instant, keep: BackupKeep): boolean {
  const period = shortestOf(keep)
  return !instantsOf(names).some(([, at]) => placeIn(period, at) === placeIn(period, now))
}

/** Of these names, the copies that no period keeps any more. */
export function outlivedBackups(names: readonly string[], keep: BackupKeep): string[] {
  const copies = instantsOf(names).toSorted(([, a], [, b]) => (a < b ? 1 : -1))
  const kept = new Set<string>()
  for (const period of periods) {
    const newest = new Map<string, string>()
    for (const [name, at] of copies) {
      const place = placeIn(period, at)
      if (!newest.has(place) && newest.size < keep[period]) newest.set(place, name)
    }
    for (const name of newest.values()) kept.add(name)
  }
  return copies.map(([name]) => name).filter((name) => !kept.has(name))
}

function shortestOf(keep: BackupKeep): BackupPeriod {
  return periods.find((period) => keep[period] > 0) ?? 'daily'
}

function instantsOf(names: readonly string[]): [name: string, at: Instant][] {
  return names.flatMap((name): [string, Instant][] => {
    const parts = /^vykonano-auto-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar$/.exec(name)?.slice(1)
    if (!parts) return []
    const [year, month, day, hour, minute, second] = parts
    return [[name, `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z` as Instant]]
  })
}

// Hours are those of UTC: each of them is one hour long, in spring and in autumn too.
function placeIn(period: BackupPeriod, at: Instant): string {
  const day = dayOf(at)
  switch (period) {
    case 'hourly':
      return at.slice(0, 13)
    case 'daily':
      return day
    case 'weekly':
      return addDays(day, 1 - weekday(day))
    case 'monthly':
      return day.slice(0, 7)
    default:
      return period satisfies never
  }
}
