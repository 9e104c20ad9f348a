import type { Choice } from '../../src/kernel/choice.ts'
import { fieldId } from './field-id.ts'
import { FormEnd } from './form-end.tsx'
import { icon } from './icon.tsx'
import { options } from './options.ts'

export type FilterControl =
  | { kind: 'select'; name: string; label: string; value?: string; choices: Choice[]; any?: string }
  | { kind: 'date' | 'text'; name: string; label: string; value?: string }

interface FilterPanelProps {
  /** The path of the list itself: the form answers with its address. */
  action: string
  controls: FilterControl[]
  /** What must stay in the address: the order, the columns. */
  keep?: Record<string, string>
  open?: boolean
}

/** Every filter of a list behind one word, as a plain GET form: the state of a list is its address. */
export function FilterPanel({ action, controls, keep = {}, open = false }: FilterPanelProps) {
  return (
    <details class="filter-panel" open={open}>
      <summary>{icon('plus')} Фільтр</summary>
      <form class="sheet" method="get" action={action} data-drop-empty>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {controls.map((control) => (
          <label class="over" for={`filter-${fieldId(control.name)}`}>
            {control.label}
            {filterInput(control)}
          </label>
        ))}
        <FormEnd label="Показати" below />
      </form>
    </details>
  )
}

function filterInput(control: FilterControl) {
  const id = `filter-${fieldId(control.name)}`
  if (control.kind === 'select') {
    return (
      <select id={id} name={control.name}>
        <option value="">{control.any ?? 'усі'}</option>
        {options(control.choices, control.value)}
      </select>
    )
  }
  const date = control.kind === 'date'
  return (
    <input
      id={id}
      name={control.name}
      value={control.value ?? ''}
      inputmode={date ? 'numeric' : undefined}
      placeholder={date ? 'ДД.ММ.РРРР' : undefined}
      data-day={date || undefined}
      autocomplete="off"
    />
  )
}
