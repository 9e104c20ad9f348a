import { html } from 'hono/html'
import { icon } from '../parts/icon.tsx'
import type { Nav, NavItem } from './nav.ts'

const IN_BOTTOM_BAR = 5

/** The side bar; on a narrow screen it is the sheet that «Ще» opens, by its address and without scripts. */
export function sideBar(nav: Nav, council: string) {
  const { person } = nav
  return html`<header class="side" id="menu">
<p class="brand"><a href="/">Виконано</a><span class="sub">${council}</span></p>
<a class="btn close" href="#main">${icon('close')} Закрити</a>
<nav aria-label="Розділи">
${links(nav.items, nav.current)}
${nav.groups.map((group) => html`<h2>${group.label}</h2>${links(group.items, nav.current)}`)}
</nav>
<form class="person" method="post" action="${person.signOut}" data-sign-out>
<p>${person.account ? html`<a href="${person.account}">${person.name}</a>` : person.name}<span class="sub">${person.role}</span></p>
<button class="btn quiet" type="submit">Вийти</button>
</form>
</header>`
}

/** The first five rooms and «Ще», for a narrow screen. */
export function bottomBar(nav: Nav) {
  return html`<nav class="bottom" aria-label="Головні розділи">${nav.items
    .slice(0, IN_BOTTOM_BAR)
    .map(
      (item) =>
        html`<a href="${item.href}"${here(item, nav.current)}>${icon(item.icon ?? 'documents')}${item.short ?? item.label}</a>`,
    )}<a href="#menu">${icon('more')}Ще</a></nav>`
}

function links(items: NavItem[], current: string) {
  return html`<ul>${items.map(
    (item) => html`<li><a href="${item.href}"${here(item, current)}>${item.label}${count(item)}</a></li>`,
  )}</ul>`
}

function here(item: NavItem, current: string) {
  return item.href === current ? html` aria-current="page"` : ''
}

function count({ count, tone }: NavItem) {
  if (count === undefined) return ''
  return html`<span class="count${tone === 'bad' && count > 0 ? ' bad' : ''}">${count > 999 ? '999+' : count}</span>`
}
