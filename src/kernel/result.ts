/** Every reason an action may refuse for. A code without its sentence does not compile. */
export type RefusalCode =
  | 'conflict'
  | 'not-found'
  | 'not-allowed'
  | 'required'
  | 'too-long'
  | 'not-a-day'
  | 'not-a-choice'
  | 'in-the-future'
  | 'long-ago'
  | 'not-an-instant'
  | 'given-twice'
  | 'period-reversed'
  | 'as-of-not-seen'
  | 'formula-before-its-act'
  | 'balance-does-not-meet'
  | 'period-not-over'
  | 'counted-by-former-law'
  | 'nothing-to-correct'
  | 'not-overdue'
  | 'expected-day-past'
  | 'too-long-for-word'
  // registering
  | 'unknown-kind'
  | 'registered-already'
  | 'received-after-registration'
  | 'sent-after-registration'
  | 'document-annulled'
  | 'document-on-control'
  | 'document-in-decision'
  | 'number-taken'
  | 'due-after-extension'
  | 'number-far-ahead'
  | 'another-year'
  | 'nothing-changed'
  // tasks
  | 'no-executor'
  | 'executor-twice'
  | 'unknown-department'
  | 'unknown-person'
  | 'unknown-mark'
  | 'needs-hour'
  | 'due-before-registration'
  | 'placed-before-registration'
  | 'on-control-already'
  | 'not-on-control'
  | 'executed-already'
  | 'executed-before-registration'
  | 'executed-before-return'
  | 'executed-before-part'
  | 'not-executed'
  | 'no-report'
  | 'acknowledged-already'
  | 'request-waits'
  | 'no-request'
  | 'proposal-waits'
  | 'no-proposal'
  | 'sub-instructions-open'
  | 'not-of-department'
  | 'sub-due-passed'
  | 'sub-due-later'
  | 'same-executors'
  | 'split-due-later'
  | 'no-other-point'
  | 'reported-already'
  | 'removed-before-placed'
  | 'removed-before-executed'
  | 'removal-needs-decision'
  | 'not-removed'
  | 'nothing-to-retract'
  | 'not-the-last-entry'
  | 'undo-too-late'
  | 'no-question'
  | 'not-an-hour'
  | 'agenda-exists'
  | 'agenda-closed'
  | 'meeting-finished'
  | 'meeting-goes-on'
  | 'next-not-later'
  // removal by a decision
  | 'removal-item-blocked'
  | 'removal-item-in-draft'
  | 'removal-not-by-decision'
  | 'removal-not-to-file'
  | 'removal-without-items'
  | 'decision-adopted-already'
  | 'decision-not-adopted'
  | 'decision-reversed-already'
  | 'decision-number-taken'
  | 'unknown-kind'
  | 'unknown-mark'
  | 'unknown-unit'
  | 'not-a-term'
  | 'unclear-term'
  | 'needs-hour'
  | 'term-or-mark'
  | 'extension-no-due-day'
  | 'extension-not-later'
  | 'extension-into-the-past'
  | 'extension-not-allowed'
  | 'extension-beyond-law'
  // calendar, departments, people
  | 'calendar-row-exists'
  | 'ends-before-beginning'
  | 'regime-overlaps'
  | 'department-exists'
  | 'department-closed'
  | 'department-has-tasks'
  | 'name-not-later'
  | 'change-not-later'
  | 'person-exists'
  | 'person-left'
  | 'own-account'
  | 'last-administrator'
  | 'too-many-attempts'
  | 'wrong-sign-in'
  | 'link-expired'
  | 'link-used'
  | 'leave-overlaps'
  | 'own-substitute'
  | 'leave-over'
  | 'not-an-email'
  | 'account-exists'
  | 'unknown-account'
  | 'unknown-role'
  | 'wrong-password'
  | 'password-too-short'
  | 'passwords-differ'
  // letters
  | 'no-mail-server'
  | 'letter-not-waiting'
  | 'other-instance'
  | 'clock-leapt'
  | 'no-tasks'
  | 'no-task-of-reply'
  | 'reply-settled-already'
  | 'letter-on-day-off'
  | 'letter-that-day-already'
  | 'heading-too-long'
  | 'unknown-place'
  | 'missing-place'
  | 'place-not-alone'
  | 'lone-brace'
  | 'not-a-host'
  | 'not-a-publisher-id'
  // scans and evidence
  | 'no-file'
  | 'too-many-files'
  | 'upload-too-large'
  | 'file-too-large'
  | 'file-is-empty'
  | 'file-without-name'
  | 'file-name-too-long'
  | 'file-type-refused'
  | 'file-wrong-ending'
  | 'file-withdrawn'
  // forms of papers
  | 'form-broken'
  | 'form-too-large-inside'
  | 'form-with-programs'
  | 'form-asks-outside'
  | 'form-field'
  | 'form-unknown-place'
  | 'form-place-elsewhere'
  | 'form-place-in-note'
  | 'form-place-not-alone'
  | 'form-place-unpaired'
  | 'form-place-torn'
  | 'form-missing-place'
  | 'form-table-without-rows'
  | 'form-table-apart'
  | 'form-rows-apart'
  | 'no-own-form'
  // lists as files
  | 'too-many-prepared'
  // commands
  | 'no-register'
  | 'no-register-to-serve'
  | 'register-lost'
  | 'register-without-people'
  | 'register-not-empty'
  | 'register-newer'
  | 'no-copy-before-migration'
  | 'backup-exists'
  | 'backup-foreign'
  | 'backup-broken'
  | 'backup-newer'
  | 'restore-not-empty'
  // what programs send
  | 'malformed-json'
  | 'not-json'
  | 'wrong-type'
  | 'unknown-field'
  | 'not-a-day-and-hour'
  | 'not-a-form'
  | 'out-of-range'
  | 'too-many'
  | 'bad-idempotency-key'
  | 'idempotency-key-reused'
  | 'version-required'
  | 'version-mismatch'
  // a register file refused as a whole
  | 'file-absent'
  | 'file-empty'
  | 'file-encoding'
  | 'file-not-a-table'
  | 'file-too-large-inside'
  | 'file-not-a-register'
  | 'file-broken'
  | 'file-columns-missing'
  | 'file-column-twice'
  | 'file-header-not-first'
  | 'file-two-headers'

/**
 * An expected «no»: a code, the field it is about, and the facts its sentence needs.
 * The Ukrainian sentence for each code lives in `src/kernel/refusals.ts`.
 */
export interface Refusal {
  code: RefusalCode
  field?: string
  facts?: Record<string, string | number>
}

/** What an action answers: a value, or every reason why not at once. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] }

export function done<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function reject(...refusals: Refusal[]): { ok: false; refusals: Refusal[] } {
  return { ok: false, refusals }
}

/** The same with another value. */
export function map<T, U>(result: Result<T>, make: (value: T) => U): Result<U> {
  return result.ok ? done(make(result.value)) : result
}

/** Every reason why not of all of them. */
export function refusalsOf(...results: readonly Result<unknown>[]): Refusal[] {
  return results.flatMap((result) => (result.ok ? [] : result.refusals))
}

/** The same with other names of the fields: those of the form that the part stands in. */
export function inField<T>(result: Result<T>, nameOf: (name: string) => string): Result<T> {
  if (result.ok) return result
  return reject(...result.refusals.map((refusal) => ({ ...refusal, field: nameOf(refusal.field ?? '') })))
}

/** The value where nothing speaks against it. */
export function unlessRefused<T>(refusals: readonly Refusal[], value: T): Result<T> {
  return refusals.length > 0 ? reject(...refusals) : done(value)
}

/** The values of all of them, or every reason why not at once. */
export function all<T>(results: readonly Result<T>[]): Result<T[]> {
  return unlessRefused(
    refusalsOf(...results),
    results.flatMap((result) => (result.ok ? [result.value] : [])),
  )
}

/** The same for parts of different kinds, by their names. */
export function allOf<T extends Record<string, unknown>>(
  results: {
    [K in keyof T]: Result<T[K]>
  },
): Result<T> {
  const parts = Object.entries<Result<unknown>>(results)
  const values = parts.map(([name, result]) => [name, result.ok ? result.value : undefined])
  return unlessRefused(refusalsOf(...parts.map(([, result]) => result)), Object.fromEntries(values) as T)
}
