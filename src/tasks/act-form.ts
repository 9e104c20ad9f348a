import type { Actor } from '../access/actor.ts'
import { checked } from '../kernel/parse-input.ts'
import type { Outcome } from '../kernel/result.ts'
import type { TasksContext } from './context.ts'
import { acceptReport } from './actions/accept-report.ts'
import { acknowledge } from './actions/acknowledge.ts'
import { askExtension } from './actions/ask-extension.ts'
import type { WithTask } from './actions/change-task.ts'
import { declineReassignment } from './actions/decline-reassignment.ts'
import { extendTerm } from './actions/extend-term.ts'
import { giveNote } from './actions/give-note.ts'
import { giveSubInstruction } from './actions/give-sub-instruction.ts'
import { mergeTask } from './actions/merge-task.ts'
import { placeOnControl } from './actions/place-on-control.ts'
import { proposeReassignment } from './actions/propose-reassignment.ts'
import { reassign } from './actions/reassign.ts'
import { recordExecution } from './actions/record-execution.ts'
import { refuseExtension } from './actions/refuse-extension.ts'
import { removeFromControl } from './actions/remove-from-control.ts'
import { reportExecution } from './actions/report-execution.ts'
import { reportPart } from './actions/report-part.ts'
import { returnForRework } from './actions/return-for-rework.ts'
import { returnToControl } from './actions/return-to-control.ts'
import { splitTask } from './actions/split-task.ts'
import type { Task } from './store.ts'
import {
  controlAgainForm,
  executionForm,
  extensionForm,
  extensionRefusalForm,
  extensionRequestForm,
  mergingForm,
  noteForm,
  partForm,
  placementForm,
  reassignmentForm,
  reassignmentProposalForm,
  reassignmentRefusalForm,
  removalForm,
  reportForm,
  returnForm,
  splittingForm,
  subInstructionForm,
} from './task-form.ts'
import type { FormAct } from './transitions.ts'

/**
 * Reads the form of an act and performs it; what the person saw is told by the seq of the page. `also` is what comes with an act
 * that may bring evidence.
 */
export async function sendActForm(
  office: TasksContext,
  actor: Actor,
  act: FormAct,
  taskId: string,
  form: unknown,
  seq: number | undefined,
  also?: WithTask,
): Promise<Outcome<Task>> {
  const then = <T>(read: Outcome<T>, perform: (input: T) => Promise<Outcome<Task>>) =>
    read.ok ? perform(read.value) : read
  switch (act) {
    case 'placement':
      return then(checked(placementForm, form), (input) => placeOnControl(office, actor, taskId, input, seq))
    case 'reports':
      return then(checked(reportForm, form), (input) =>
        reportExecution(office, actor, taskId, input, seq, also),
      )
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
    case 'acknowledgement':
      return acknowledge(office, actor, taskId, seq)
    case 'notes':
      return then(checked(noteForm, form), (input) => giveNote(office, actor, taskId, input, seq))
    case 'parts':
      return then(checked(partForm, form), (input) => reportPart(office, actor, taskId, input, seq, also))
    case 'extension-requests':
      return then(checked(extensionRequestForm, form), (input) =>
        askExtension(office, actor, taskId, input, seq, also),
      )
    case 'extension-refusals':
      return then(checked(extensionRefusalForm, form), (input) =>
        refuseExtension(office, actor, taskId, input, seq),
      )
    case 'reassignment-proposals':
      return then(checked(reassignmentProposalForm, form), (input) =>
        proposeReassignment(office, actor, taskId, input, seq),
      )
    case 'reassignment-refusals':
      return then(checked(reassignmentRefusalForm, form), (input) =>
        declineReassignment(office, actor, taskId, input, seq),
      )
    case 'reassignment':
      return then(checked(reassignmentForm, form), (input) => reassign(office, actor, taskId, input, seq))
    case 'splitting':
      return then(checked(splittingForm, form), (input) => splitTask(office, actor, taskId, input, seq))
    case 'merging':
      return then(checked(mergingForm, form), (input) => mergeTask(office, actor, taskId, input, seq))
    case 'sub-instructions':
      return then(checked(subInstructionForm, form), (input) =>
        giveSubInstruction(office, actor, taskId, input, seq),
      )
    default:
      return act satisfies never
  }
}
