import type { Child } from 'hono/jsx'

interface RepeatProps {
  /** The first part of the names inside: `points` for `points[0][text]`. */
  name: string
  items: Child[]
  /** The same item, empty, at the given index: it is cloned and renumbered. */
  blank: Child
  addLabel: string
}

/**
 * Parts of a form that may be added and removed. Without scripts the button sends the form with
 * `add=<name>`, and the server answers with one more.
 */
export function Repeat({ name, items, blank, addLabel }: RepeatProps) {
  return (
    <div class="repeat" data-repeat={name}>
      {/* Enter in a field presses the first button of a form. This one cannot be pressed, so that Enter saves nothing half done. */}
      <button type="submit" disabled hidden data-enter-goes-on>
        Зберегти
      </button>
      {items}
      <template>{blank}</template>
      <p>
        <button class="btn" type="submit" name="add" value={name} formnovalidate data-repeat-add>
          {addLabel}
        </button>
      </p>
    </div>
  )
}

interface RepeatItemProps {
  /** Its place, from 0. */
  index: number
  label: string
  children: Child
}

/** One such part, numbered, with its «Прибрати» (`remove=<index>` without scripts). */
export function RepeatItem({ index, label, children }: RepeatItemProps) {
  return (
    <fieldset class="sheet item" data-repeat-item>
      <legend>
        {label} <span data-repeat-number>{index + 1}</span>
      </legend>
      {children}
      <button
        class="btn quiet remove"
        type="submit"
        name="remove"
        value={index}
        formnovalidate
        data-repeat-remove
      >
        Прибрати
      </button>
    </fieldset>
  )
}
