import { raw } from 'hono/html'

export interface KeyHelp {
  keys: string[]
  words: string
}

const KEYS: KeyHelp[] = [
  { keys: ['/'], words: 'пошук' },
  { keys: ['n'], words: 'новий документ' },
  { keys: ['j', 'k'], words: 'наступний, попередній рядок' },
  { keys: ['x'], words: 'позначити рядок' },
  { keys: ['Enter'], words: 'відкрити' },
  { keys: ['Backspace'], words: 'прибрати останнього виконавця' },
  { keys: ['Alt ←', 'Alt →'], words: 'переставити виконавця' },
  { keys: ['?'], words: 'ця підказка' },
]

/** The keys, shown by «?». They go by the place on the keyboard, so any layout will do. */
export function HelpDialog({ more = [] }: { more?: KeyHelp[] }) {
  return more.length === 0 ? COMMON : drawn(more)
}

/** The same on nearly every page, and made of our own words: written once. */
const COMMON = raw(String(drawn([])))

function drawn(more: KeyHelp[]) {
  return (
    <dialog id="help" aria-labelledby="help-title">
      <h2 id="help-title">Клавіші</h2>
      <dl class="keys">
        {[...KEYS, ...more].map((help) => (
          <div>
            <dt>
              {help.keys.map((key) => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd>{help.words}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">Працюють за місцем клавіші, тож розкладка не має значення; у полях вимкнені.</p>
      <form method="dialog">
        <button class="btn" type="submit">
          Закрити
        </button>
      </form>
    </dialog>
  )
}
