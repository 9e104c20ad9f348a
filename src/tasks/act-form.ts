import type { Actor } from '../accounts/actor.ts'
import { checked } from '../http/checked.ts'
import type { Outcome } from '../kernel/refusal.ts'
import type { Office } from '../office.ts'
import { acceptReport } from './actions/accept-report.ts'
import { extendTerm } from './actions/extend-term.ts'
import { placeOnControl } from './actions/place-on-control.ts'
import { recordExecution } from './actions/record-execution.ts'
import { removeFromControl } from './actions/remove-from-control.ts'
import { reportExecution } from './actions/report-execution.ts'
import { returnForRework } from './actions/return-for-rework.ts'
import { returnToControl } from './actions/return-to-control.ts'
import type { ActName } from './acts.ts'
import type { Task } from './store.ts'
import {
  controlAgainForm,
  executionForm,
  extensionForm,
  placementForm,
  removalForm,
  reportForm,
  returnForm,
} from './task-form.ts'

/** Reads the form of an act and performs it; what the person saw is told by the seq of the page. */
export async function sendActForm(
  office: Office,
  actor: Actor,
  act: ActName,
  taskId: string,
  form: unknown,
  seq: number | undefined,
): Promise<Outcome<Task>> {
  const then = <T>(read: Outcome<T>, perform: (input: T) => Promise<Outcome<Task>>) =>
    read.ok ? perform(read.value) : read
  switch (act) {
    case 'placement':
      return then(checked(placementForm, form), (input) => placeOnControl(office, actor, taskId, input, seq))
    case 'reports':
      return then(checked(reportForm, form), (input) => reportExecution(office, actor, taskId, input, seq))
    case 'acceptance':
      return acceptReport(office, actor, taskId, seq)
    case 'returns':
      return then(checked(returnForm, form), (input) => returnForRework(office, actor, taskId, input, seq))
    case 'execution':
      return then(checked(executionForm, form), (input) => recordExecution(office, actor, taskId, input, seq))
    case 'extensions':
      return then(checked(extensionForm, form), (input) => extendTerm(office, actor, taskId, input, seq))
    case 'removal':
      return then(checked(removalForm, form), (input) => removeFromControl(office, actor, taskId, input, seq))
    case 'control-again':
      return then(checked(controlAgainForm, form), (input) =>
        returnToControl(office, actor, taskId, input, seq),
      )
    default:
      return act satisfies never
  }
}
