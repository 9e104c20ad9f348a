/** What each percentage is, in words: printed with the figure, sent with the JSON. */
export const executedInFullFormula =
  'Відсоток виконання = 100 × доручення, виконані у повному обсязі ÷ усі надані доручення, з округленням до цілого'

export const balanceFormula =
  'На початок + взято + повернуто − знято − анульовано = на кінець; у підрозділу ще + передано сюди − передано іншим'

export const turnoverFormula =
  'Вхідні та внутрішні — документи, зареєстровані в періоді, без анульованих; вихідні — пронумеровані листи, надіслані в періоді'

/** What became of a task by the as-of day: one of four, so that they add up to all that the period had on control. */
export const taskOutcomes = ['inTime', 'late', 'open', 'overdue'] as const

/** `leftOut`: removed from control without having been executed. */
export const outcomeFigures = [...taskOutcomes, 'leftOut'] as const

/** All that formulas are made of: outcomes, and the terms that came in the period with those of them that were kept. */
export const formulaFigureNames = [...outcomeFigures, 'inTimeOfDue', 'due'] as const
export type OutcomeFigure = (typeof formulaFigureNames)[number]

/** All that is counted for formulas; `notDue`: on control, and not among those whose term came in the period. */
export const formulaCounts = [...formulaFigureNames, 'notDue'] as const
export type FormulaCount = (typeof formulaCounts)[number]

/** One way of saying «how well is it executed»: which outcomes stand above the line and which below it. */
export interface Formula {
  id: FormulaId
  name: string
  words: string
  numerator: readonly OutcomeFigure[]
  denominator: readonly OutcomeFigure[]
  leftOut: LeftOut
  /** what is said where the denominator is nothing */
  none: string
}

/** Which tasks of the period a formula does not count. */
interface LeftOut {
  figures: readonly FormulaCount[]
  /** why; of a period that runs as well */
  words: string
  runningWords?: string
}

const removedUnexecuted: LeftOut = {
  figures: ['leftOut'],
  words: 'знято без виконання (втратили чинність, скасовані, замінені)',
}
const notDue: LeftOut = {
  figures: ['notDue'],
  words: 'без строку, зі строком поза періодом або знято без виконання не пізніше строку',
  runningWords:
    'без строку, зі строком поза періодом чи таким, що ще не настав, або знято без виконання не пізніше строку',
}
const notExecuted: LeftOut = {
  figures: ['open', 'overdue', 'leftOut'],
  words: 'не виконано до цього дня',
}

const NOTHING_ON_CONTROL = 'на контролі нічого не було'

export const formulaIds = [
  'in-time-of-all',
  'done-of-all',
  'in-time-of-due',
  'not-late-of-all',
  'in-time-of-done',
] as const
export type FormulaId = (typeof formulaIds)[number]

/** The five that councils print, side by side. Which of them is official an act of the council says, from a day on. */
export const formulas: readonly Formula[] = [
  {
    id: 'in-time-of-all',
    name: 'Виконано в строк від усіх',
    words: '100 × виконані в строк ÷ усі, що були на контролі',
    numerator: ['inTime'],
    denominator: taskOutcomes,
    leftOut: removedUnexecuted,
    none: NOTHING_ON_CONTROL,
  },
  {
    id: 'done-of-all',
    name: 'Виконано від усіх',
    words: '100 × виконані в строк і з порушенням строку ÷ усі, що були на контролі',
    numerator: ['inTime', 'late'],
    denominator: taskOutcomes,
    leftOut: removedUnexecuted,
    none: NOTHING_ON_CONTROL,
  },
  {
    id: 'in-time-of-due',
    name: 'Виконано в строк від тих, чий строк настав',
    words:
      '100 × виконані в строк ÷ завдання, строк виконання яких припав на період (із продовженнями, вирішеними вчасно)',
    numerator: ['inTimeOfDue'],
    denominator: ['due'],
    leftOut: notDue,
    none: 'строків не було',
  },
  {
    id: 'not-late-of-all',
    name: 'Без порушення строку від усіх',
    words: '100 × (виконані в строк + на виконанні, строк яких не минув) ÷ усі, що були на контролі',
    numerator: ['inTime', 'open'],
    denominator: taskOutcomes,
    leftOut: removedUnexecuted,
    none: NOTHING_ON_CONTROL,
  },
  {
    id: 'in-time-of-done',
    name: 'Виконано в строк від виконаних',
    words: '100 × виконані в строк ÷ (виконані в строк + з порушенням строку)',
    numerator: ['inTime'],
    denominator: ['inTime', 'late'],
    leftOut: notExecuted,
    none: 'виконаних не було',
  },
]

/** The one that stands where no act has named another: of those whose term has come, how many kept it. */
export const usualFormula: FormulaId = 'in-time-of-due'

export function formulaOf(id: FormulaId): Formula {
  return formulas.find((formula) => formula.id === id)!
}

/** The level of discipline by a formula, in words. */
export function disciplineFormula(id: FormulaId): string {
  return `Рівень виконавської дисципліни, % = ${formulaOf(id).words}, з округленням до цілого`
}

/** The lists behind the two numbers of a formula and behind what it leaves out, of a department or of all. */
export function disciplineKeys(id: FormulaId, department: string | 'total') {
  const { numerator, denominator, leftOut } = formulaOf(id)
  const keyOf = (figures: readonly FormulaCount[]) =>
    figures[0] === 'notDue'
      ? (`departments/${department}/leftOut` as const)
      : (`formulas/${department}/${figures.join('+')}` as const)
  return { numerator: keyOf(numerator), denominator: keyOf(denominator), leftOut: keyOf(leftOut.figures) }
}

/** Why a task is not in the percentage of a formula. */
export function leftOutText(id: FormulaId, { running }: { running?: true }): string {
  const { words, runningWords = words } = formulaOf(id).leftOut
  return running ? runningWords : words
}
