import { icon } from '../parts/icon.tsx'
import type { Nav, NavItem } from './nav.ts'

const IN_BOTTOM_BAR = 5

/** The side bar; on a narrow screen it is the sheet that «Ще» opens, by its address and without scripts. */
export function SideBar({ nav, council }: { nav: Nav; council: string }) {
  return (
    <div class="side" id="menu">
      <p class="brand">
        <a href="/">Виконано</a>
        <span class="sub">{council}</span>
      </p>
      <a class="btn close" href="#main">
        {icon('close')} Закрити
      </a>
      <nav aria-label="Розділи">
        {links(nav.items, nav.current)}
        {nav.groups.map((group) => (
          <>
            <h2>{group.label}</h2>
            {links(group.items, nav.current)}
          </>
        ))}
      </nav>
      <form class="person" method="post" action={nav.person.signOut} data-sign-out>
        <p>
          {nav.person.name}
          <span class="sub">{nav.person.role}</span>
        </p>
        <button class="btn quiet" type="submit">
          Вийти
        </button>
      </form>
    </div>
  )
}

/** The first five rooms and «Ще», for a narrow screen. */
export function BottomBar({ nav }: { nav: Nav }) {
  return (
    <nav class="bottom" aria-label="Головні розділи">
      {nav.items.slice(0, IN_BOTTOM_BAR).map((item) => (
        <a href={item.href} aria-current={item.href === nav.current ? 'page' : undefined}>
          {icon(item.icon ?? 'documents')}
          {item.short ?? item.label}
        </a>
      ))}
      <a href="#menu">
        {icon('more')}
        Ще
      </a>
    </nav>
  )
}

function links(items: NavItem[], current: string) {
  return (
    <ul>
      {items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
            {item.label}
            {item.count !== undefined && (
              <span class={item.tone === 'bad' && item.count > 0 ? 'count bad' : 'count'}>{item.count}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
