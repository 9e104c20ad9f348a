import { refusalSentence } from '../../kernel/refusals.ts'
import type { SignedReplay } from './replay.ts'
import { FORMER_LAW, inputText, keptPartText, officialFormulaText } from './signing-text.ts'

/** One thing that was compared, and how it stands. */
export interface Compared {
  name: string
  same: boolean
  words: string
  /** what exactly is not the same */
  details: string[]
}

/** «Відтворено: збігається» and why, or what does not match. */
export function replayText({ matches, formerLaw, redated, lines, inputs }: SignedReplay): string {
  if (matches && formerLaw)
    return `Відтворено: збігається. Вхідні записи, формула й календар ті самі. Показники — ${FORMER_LAW}: вони лишаються такими, як підписано, і за чинним порядком їх не перераховують.`
  if (matches)
    return 'Відтворено: збігається. Вхідні записи, формула, календар і кожен показник ті самі, що під час підписання.'
  return lines.length > 0 && redated.length > 0 && inputs.length === 0
    ? 'Відтворено: не збігається. Після підписання імпорт виправив день реєстрації документів, а він діє для всіх днів.'
    : 'Відтворено: не збігається. Щось змінено повз програму: нижче — що саме.'
}

/** All that is compared, in words. */
export function comparedParts(replay: SignedReplay): Compared[] {
  const { signed, formerLaw, broken, inputs, formula, calendar, lines, redated, unanswered } = replay
  return [
    {
      name: 'Збережене під підписом',
      same: broken.length === 0,
      words: broken.length === 0 ? 'не змінювалося' : 'змінено після підписання',
      details: broken.map((part) => keptPartText[part]),
    },
    {
      name: 'Вхідні записи',
      same: inputs.length === 0,
      words: inputs.length === 0 ? 'ті самі, рядок у рядок' : 'не ті, що були',
      details: inputs.map(({ kind, was, is, names, first }) => {
        const count = was === is ? '' : ` (було ${was}, стало ${is})`
        return `${inputText[kind]}${count}: ${names.join('; ') || `запису ${first} немає`}`
      }),
    },
    {
      name: 'Формула',
      same: formula === null,
      words: formula === null ? 'та сама' : 'інша',
      details: formula
        ? [
            `підписано: ${signed.formula.words}; офіційна — ${officialFormulaText(signed.formula)}`,
            `тепер: ${formula.words}; офіційна — ${officialFormulaText(formula)}`,
          ]
        : [],
    },
    {
      name: 'Календар',
      same: calendar,
      words: calendar ? 'той самий' : 'дні до дати звіту змінено без запису в історії календаря',
      details: [],
    },
    {
      name: 'Показники',
      same: lines.length === 0 && unanswered.length === 0,
      words:
        unanswered.length > 0
          ? unanswered.map(refusalSentence).join(' ')
          : formerLaw
            ? `усі ${signed.answer.length} як підписано: ${FORMER_LAW}, відтоді його змінено`
            : lines.length === 0
              ? `усі ${signed.answer.length} ті самі`
              : `інші: ${lines.length} з ${signed.answer.length}`,
      details: lines.length > 0 && inputs.length === 0 ? [whyLines(redated)] : [],
    },
  ]
}

function whyLines(redated: readonly string[]): string {
  return redated.length > 0
    ? `день реєстрації виправлено: ${redated.join('; ')}`
    : 'вхідні записи ті самі, отже змінено збережені дні завдань: перевірте реєстр командою doctor'
}
