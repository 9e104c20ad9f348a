import { icon } from './icon.tsx'

interface SearchBoxProps {
  action: string
  value?: string
  name?: string
  /** The filters that a search must not lose. */
  keep?: Record<string, string>
  /** what may be searched for */
  placeholder?: string
}

/** The search of a list, a GET form; «/» takes one there. */
export function SearchBox({ action, value = '', name = 'q', keep = {}, placeholder }: SearchBoxProps) {
  return (
    <search>
      <form class="search" method="get" action={action} data-drop-empty>
        {Object.entries(keep).map(([key, kept]) => (
          <input type="hidden" name={key} value={kept} />
        ))}
        {icon('search')}
        <input
          type="search"
          name={name}
          value={value}
          placeholder={placeholder ?? 'Зміст, №, кореспондент'}
          aria-label="Пошук"
          data-search
        />
        <kbd>/</kbd>
      </form>
    </search>
  )
}
