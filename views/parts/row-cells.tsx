import type { Child } from 'hono/jsx'

/*
 * Cells of register rows as plain functions, called and not mounted: a page has fifty rows of them.
 */

/** The mark of a row; `label` names the row for those who do not see it. */
export function markCell(value: string, label: string, name = 'id') {
  return (
    <td class="mark">
      <input type="checkbox" name={name} value={value} aria-label={`Вибрати ${label}`} />
    </td>
  )
}

/** «№ 82 від 31.01.2026», the kind under it. Index and date never break. */
export function documentCell(cell: { href: string; index: string; date: string; kind: string }) {
  return (
    <td class="doc">
      <a href={cell.href} data-open>
        № {cell.index}
      </a>{' '}
      <span class="nowrap">від {cell.date}</span>
      <span class="sub">{cell.kind}</span>
    </td>
  )
}

/** The point's number and its text, clamped at two lines. */
export function pointCell(cell: { point: string; text: string; href?: string }) {
  return (
    <td class="what" data-label="Зміст">
      <div class="clamp" title={cell.text}>
        {cell.point && <b>{cell.point}. </b>}
        {cell.href ? <a href={cell.href}>{cell.text}</a> : cell.text}
      </div>
    </td>
  )
}

/** The person over the department, and how many co-executors follow. */
export function executorCell(cell: { person?: string; department: string; others?: number }) {
  const others = cell.others ? ` · ще ${cell.others}` : ''
  return (
    <td data-label="Виконавець">
      {cell.person ? (
        <>
          {cell.person}
          <span class="sub">
            {cell.department}
            {others}
          </span>
        </>
      ) : (
        <>
          {cell.department}
          {others && <span class="sub">{others.slice(3)}</span>}
        </>
      )}
    </td>
  )
}

/** The due day, and a note about it: the first one, how often it was moved. */
export function dueCell(cell: { due: string; note?: string }) {
  return (
    <td class="due" data-label="Строк">
      {cell.due}
      {cell.note && <span class="sub">{cell.note}</span>}
    </td>
  )
}

/** A cell with a state badge in it. */
export function stateCell(badge: Child) {
  return (
    <td class="state" data-label="Стан">
      {badge}
    </td>
  )
}

/** A figure at the right edge. */
export function numberCell(label: string, value: Child) {
  return (
    <td class="num" data-label={label}>
      {value}
    </td>
  )
}
