export interface Crumb {
  label: string
  href?: string
}

/** The way back up, the last one being here. */
export function Breadcrumbs({ trail }: { trail: Crumb[] }) {
  return (
    <nav class="crumbs" aria-label="Шлях">
      <ol>
        {trail.map((crumb) => (
          <li>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}</li>
        ))}
      </ol>
    </nav>
  )
}
