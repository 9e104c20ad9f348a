import type { Child } from 'hono/jsx'
import { Field, type FieldProps } from './field.tsx'

export interface DateQuick {
  /** `10d`, `1m` or `quarter-end`, counted from the day in `from`. */
  add: string
  label: string
}

/** The three that a clerk presses all day. */
export const DUE_QUICKS: DateQuick[] = [
  { add: '10d', label: '+10 днів' },
  { add: '1m', label: '+1 місяць' },
  { add: 'quarter-end', label: 'кінець кварталу' },
]

interface DateFieldProps extends FieldProps {
  /** As typed, or «ДД.ММ.РРРР». */
  value?: string
  quicks?: DateQuick[]
  /** The id of the field whose day the quick buttons count from; today without it. */
  from?: string
  /** Attributes of the input for a preview from the server, `hx-get` and its kin. */
  preview?: Record<string, string>
  /** What stands under the field: the computed working day. */
  children?: Child
}

/** A day typed as «ДД.ММ.РРРР», «20.11.26» or «+30», with quick buttons where scripts run. */
export function DateField(props: DateFieldProps) {
  const { value = '', quicks = [], from, preview, children } = props
  return (
    <Field
      {...props}
      control={(attributes) => (
        <>
          <div class="date" data-date data-date-from={from}>
            <input
              {...attributes}
              {...preview}
              class="short"
              value={value}
              placeholder="ДД.ММ.РРРР"
              inputmode="numeric"
              autocomplete="off"
              data-day
            />
            {quicks.map((quick) => (
              <button class="btn js-only" type="button" data-date-add={quick.add}>
                {quick.label}
              </button>
            ))}
          </div>
          {children}
        </>
      )}
    />
  )
}
