import type { ExecutionChoice } from '../../src/tasks/fact.ts'
import { SelectField } from '../parts/select-field.tsx'

const choices: { value: ExecutionChoice; label: string }[] = [
  { value: 'stands', label: 'лишається: повернуто для перевірки' },
  { value: 'falls', label: 'не виконано: завдання відкрите з дня акта' },
]

/** What an act that returns to control says of the execution. */
export function ExecutionField(props: { value?: string; error?: string }) {
  return <SelectField {...props} name="execution" label="Виконання" choices={choices} empty="оберіть" />
}
