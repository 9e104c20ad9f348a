import { html } from 'hono/html'

/*
 * Cells of register rows, called as functions. A page has fifty rows of them, and `html` (which escapes as
 * JSX does) writes a row in a fifth of the time that a tree of elements takes.
 */

/** What a cell may hold: text, which is escaped, or markup already made. */
type Content = string | number | ReturnType<typeof html> | null | undefined

/** The mark of a row; `label` names the row for those who do not see it. */
export function markCell(value: string, label: string, name = 'id') {
  return html`<td class="mark"><input type="checkbox" name="${name}" value="${value}" aria-label="Вибрати ${label}"></td>`
}

/** «№ 82 від 31.01.2026», the kind under it. Index and date never break. `href` is a path of our own. */
export function documentCell(cell: { href: string; index: string; date: string; kind: string }) {
  return html`<td class="doc"><a href="${cell.href}" data-open>№ ${cell.index}</a> <span class="nowrap">від ${cell.date}</span><span class="sub">${cell.kind}</span></td>`
}

/** The point's number and its text, clamped at two lines. */
export function pointCell(cell: { point: string; text: string; href?: string }) {
  const text = cell.href ? html`<a href="${cell.href}">${cell.text}</a>` : cell.text
  const point = cell.point && html`<b>${cell.point}.</b> `
  return html`<td class="what" data-label="Зміст"><div class="clamp" title="${cell.text}">${point}${text}</div></td>`
}

/** The person over the department, and how many co-executors follow. */
export function executorCell(cell: { person?: string; department: string; others?: number }) {
  const others = cell.others ? `ще\u00a0${cell.others}` : ''
  if (!cell.person) {
    return html`<td class="who" data-label="Виконавець"><div>${cell.department}${others && html`<span class="sub">${others}</span>`}</div></td>`
  }
  return html`<td class="who" data-label="Виконавець"><div>${cell.person}<span class="sub">${cell.department}${others && `\u00a0·\u00a0${others}`}</span></div></td>`
}

/** The due day, and a note about it: the first one, how often it was moved. */
export function dueCell(cell: { due: string; note?: string }) {
  return html`<td class="due" data-label="Строк"><div>${cell.due}${cell.note && html`<span class="sub">${cell.note}</span>`}</div></td>`
}

/** A cell with a state badge in it. */
export function stateCell(badge: Content) {
  return html`<td class="state" data-label="Стан"><div>${badge}</div></td>`
}

/** A figure at the right edge. */
export function numberCell(label: string, value: Content) {
  return html`<td class="num" data-label="${label}"><div>${value}</div></td>`
}
