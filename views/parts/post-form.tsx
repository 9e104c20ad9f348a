import type { JSX, PropsWithChildren } from 'hono/jsx'
import { FORM_KEY } from '../../src/kernel/form-key.ts'
import { newId } from '../../src/kernel/id.ts'

/** A form that changes something: with its key, so that however often it is sent it is done once. */
export function PostForm({ children, ...attributes }: PropsWithChildren<JSX.IntrinsicElements['form']>) {
  return (
    <form method="post" {...attributes}>
      <input type="hidden" name={FORM_KEY} value={newId()} />
      {children}
    </form>
  )
}
