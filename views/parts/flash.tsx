import type { Child } from 'hono/jsx'
import { PostForm } from './post-form.tsx'

interface FlashProps {
  children: Child
  tone?: 'good' | 'bad' | 'info'
  /** Where a POST takes the act back: undo instead of «Ви впевнені?». */
  undo?: { action: string; label?: string }
  /** The draft that was just saved for good and may be forgotten. */
  clearDraft?: string
}

/** What has just happened, once, above the page. */
export function Flash({ children, tone = 'good', undo, clearDraft }: FlashProps) {
  return (
    <div
      class={undo ? `flash ${tone} undoable` : `flash ${tone}`}
      role={tone === 'bad' ? 'alert' : 'status'}
      data-draft-clear={clearDraft}
    >
      <p>{children}</p>
      {undo && (
        <PostForm action={undo.action}>
          <button class="btn" type="submit" data-key="u">
            {undo.label ?? 'Скасувати'} <kbd>u</kbd>
          </button>
        </PostForm>
      )}
    </div>
  )
}
