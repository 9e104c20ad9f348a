import { html } from 'hono/html'
import { listFormats } from '../../src/kernel/list-format.ts'

/** The whole list, not only this page of it, as a file; `list` is its address. */
export function TakeAway({ list }: { list: string }) {
  const buttons = Object.entries(listFormats).map(
    ([format, { name }]) =>
      html`<button class="btn" type="submit" name="format" value="${format}" title="Увесь список, не лише ця сторінка">${name}</button>`,
  )
  return html`<form method="post" action="/prepared" class="take-away" data-again><input type="hidden" name="list" value="${list}">${buttons}</form>`
}
