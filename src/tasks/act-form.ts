import type { Actor } from '../access/actor.ts'
import { parseInput } from '../kernel/parse-input.ts'
import type { Result } from '../kernel/result.ts'
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
import { retractFact } from './actions/retract-fact.ts'
import { returnForRework } from './actions/return-for-rework.ts'
import { returnToControl } from './actions/return-to-control.ts'
import { splitTask } from './actions/split-task.ts'
import type { TasksContext } from './context.ts'
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
  retractionForm,
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
  context: TasksContext,
  actor: Actor,
  act: FormAct,
  taskId: string,
  form: unknown,
  seq: number | undefined,
  also?: WithTask,
): Promise<Result<Task>> {
  const then = <T>(read: Result<T>, perform: (input: T) => Promise<Result<Task>>) =>
    read.ok ? perform(read.value) : read
  switch (act) {
    case 'placement':
      return then(parseInput(placementForm, form), (input) =>
        placeOnControl(context, actor, taskId, input, seq),
      )
    case 'reports':
      return then(parseInput(reportForm, form), (input) =>
        reportExecution(context, actor, taskId, input, seq, also),
      )
    case 'acceptance':
      return acceptReport(context, actor, taskId, seq)
    case 'returns':
      return then(parseInput(returnForm, form), (input) =>
        returnForRework(context, actor, taskId, input, seq),
      )
    case 'execution':
      return then(parseInput(executionForm, form), (input) =>
        recordExecution(context, actor, taskId, input, seq),
      )
    case 'extensions':
      return then(parseInput(extensionForm, form), (input) => extendTerm(context, actor, taskId, input, seq))
    case 'removal':
      return then(parseInput(removalForm, form), (input) =>
        removeFromControl(context, actor, taskId, input, seq),
      )
    case 'control-again':
      return then(parseInput(controlAgainForm, form), (input) =>
        returnToControl(context, actor, taskId, input, seq),
      )
    case 'retractions':
      return then(parseInput(retractionForm, form), (input) =>
        retractFact(context, actor, taskId, input, seq),
      )
    case 'acknowledgement':
      return acknowledge(context, actor, taskId, seq)
    case 'notes':
      return then(parseInput(noteForm, form), (input) => giveNote(context, actor, taskId, input, seq))
    case 'parts':
      return then(parseInput(partForm, form), (input) => reportPart(context, actor, taskId, input, seq, also))
    case 'extension-requests':
      return then(parseInput(extensionRequestForm, form), (input) =>
        askExtension(context, actor, taskId, input, seq, also),
      )
    case 'extension-refusals':
      return then(parseInput(extensionRefusalForm, form), (input) =>
        refuseExtension(context, actor, taskId, input, seq),
      )
    case 'reassignment-proposals':
      return then(parseInput(reassignmentProposalForm, form), (input) =>
        proposeReassignment(context, actor, taskId, input, seq),
      )
    case 'reassignment-refusals':
      return then(parseInput(reassignmentRefusalForm, form), (input) =>
        declineReassignment(context, actor, taskId, input, seq),
      )
    case 'reassignment':
      return then(parseInput(reassignmentForm, form), (input) => reassign(context, actor, taskId, input, seq))
    case 'splitting':
      return then(parseInput(splittingForm, form), (input) => splitTask(context, actor, taskId, input, seq))
    case 'merging':
      return then(parseInput(mergingForm, form), (input) => mergeTask(context, actor, taskId, input, seq))
    case 'sub-instructions':
      return then(parseInput(subInstructionForm, form), (input) =>
        giveSubInstruction(context, actor, taskId, input, seq),
      )
    default:
      return act satisfies never
  }
}
