import type { DocumentKind } from '../../src/journals/kind.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { WaitingKind } from '../../src/letters/letter-kind.ts'
import type { LetterRule, LetterRuleChange } from '../../src/letters/plan/rule-changes.ts'
import { Sheet } from '../parts/sheet.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { waitingWords } from './waiting-words.ts'

const labels: Record<LetterRule, string> = {
  hour: 'від котрої години',
  most: 'найбільше листів на день',
  linkDays: 'скільки днів діє посилання',
  partDays: 'за скільки днів до строку частина співвиконавця',
  waiting: 'які листи чекають на людину',
  ladders: 'сходинки й регулярні листи',
  letterhead: 'від чийого імені',
}

interface RuleHistoryProps {
  changes: LetterRuleChange[]
  kinds: readonly DocumentKind[]
}

/** «Історія змін» of the rules of letters: which rule, from what to what, from which day on, who recorded it and when. */
export function RuleHistory({ changes, kinds }: RuleHistoryProps) {
  return (
    <Sheet title="Історія змін">
      {changes.length === 0 ? (
        <p class="muted">Відколи програма записує зміни правил, їх не було.</p>
      ) : (
        <Timeline
          entries={changes.map((change) => ({
            when: `з ${formatDay(change.on)}`,
            what: `${labels[change.rule]}: ${changeWords(change, kinds)}.`,
            note: `${change.who ?? 'Реєстр'}, записано ${formatInstant(change.recordedAt)}`,
          }))}
        />
      )}
    </Sheet>
  )
}

function changeWords({ rule, before, after }: LetterRuleChange, kinds: readonly DocumentKind[]): string {
  if (rule === 'waiting') return `${waitingOf(before)} → ${waitingOf(after)}`
  if (rule !== 'ladders' && rule !== 'letterhead') return `${before ?? 'не задано'} → ${after ?? 'не задано'}`
  // Of what is kept as JSON it is said which parts are others; the table keeps both texts whole.
  const [was, is] = [before, after].map((text) => parts(text, kinds))
  const names = [...new Set([...was!.keys(), ...is!.keys()])].filter(
    (name) => was!.get(name) !== is!.get(name),
  )
  return `змінено${names.length > 0 ? ` — ${names.join(', ')}` : ''}`
}

function waitingOf(text: string | null): string {
  const kinds: WaitingKind[] = text === null ? [] : JSON.parse(text)
  return kinds.length === 0 ? 'жодні' : kinds.map((kind) => waitingWords[kind]).join(', ')
}

function parts(text: string | null, kinds: readonly DocumentKind[]): Map<string, string> {
  const value: unknown = text === null ? {} : JSON.parse(text)
  const flat = new Map<string, string>()
  for (const [key, part] of Object.entries(value as object)) {
    if (key === 'kinds')
      for (const [kind, own] of Object.entries(part))
        flat.set(kinds.find(({ id }) => id === kind)?.name ?? kind, JSON.stringify(own))
    else flat.set(partNames[key] ?? key, JSON.stringify(part))
  }
  return flat
}

const partNames: Record<string, string> = {
  usual: 'загальні сходинки',
  weeklyDigest: 'тижневий перелік',
  monthlySheet: 'місячний аркуш',
  department: 'підрозділ контролю',
  signerPost: 'посада підписувача',
  signerName: 'підписувач',
  writer: 'виконавець листа',
  answerDays: 'дні на відповідь',
  mailHost: 'поштовий вузол',
}
