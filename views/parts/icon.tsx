import { raw } from 'hono/html'

/**
 * Our own drawings on a 16-point grid, one stroke. `raw` is safe here: every byte is written below.
 * They are made once, so that a row of a register costs a string and not a tree.
 */
const SHAPES = {
  today:
    '<circle cx="8" cy="8" r="3"/><path d="M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1"/>',
  tasks: '<path d="M2 4l1.3 1.3L5.6 3M2 11.2l1.3 1.3 2.3-2.3M8.2 4.2H14M8.2 11.4H14"/>',
  documents: '<path d="M3.8 1.8h5.4l3 3v9.4H3.8zM9 1.8V5h3.2M6 8h4M6 10.8h4"/>',
  meetings:
    '<circle cx="5.6" cy="5.6" r="2.2"/><path d="M1.6 13.4c0-2.6 1.6-4.2 4-4.2s4 1.6 4 4.2M10.4 3.7a2.2 2.2 0 010 3.9M11.8 9.6c1.7.5 2.6 1.9 2.6 3.8"/>',
  removal: '<path d="M2.2 3h11.6v3H2.2zM3.2 6v7.2h9.6V6M6 9.8l1.5 1.5L10.2 8.4"/>',
  letters: '<path d="M1.8 3.6h12.4v8.8H1.8zM2 4l6 4.8L14 4"/>',
  reports: '<path d="M2 13.8h12M4 11.4V8M8 11.4V2.6M12 11.4V5.6"/>',
  more: '<path d="M2.4 4.4h11.2M2.4 8h11.2M2.4 11.6h11.2"/>',
  search: '<circle cx="7" cy="7" r="4.2"/><path d="M10.2 10.2l3.6 3.6"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  close: '<path d="M4 4l8 8M12 4l-8 8"/>',
  print: '<path d="M4.4 6V2.2h7.2V6M4.4 11.6H2.2V6h11.6v5.6h-2.2M4.4 9.6h7.2v4.2H4.4z"/>',
  left: '<path d="M10 3L5 8l5 5"/>',
  right: '<path d="M6 3l5 5-5 5"/>',
  up: '<path d="M8 13V3.4M4 7.2l4-4 4 4"/>',
  down: '<path d="M8 3v9.6M4 8.8l4 4 4-4"/>',
  overdue:
    '<circle cx="8" cy="8" r="6" fill="currentColor"/><path class="cut" d="M8 4.6v4M8 11.2v.1" stroke-width="1.8"/>',
  half: '<circle cx="8" cy="8" r="5.6"/><path d="M8 2.4a5.6 5.6 0 010 11.2z" fill="currentColor"/>',
  clock: '<circle cx="8" cy="8" r="5.8"/><path d="M8 4.6V8l2.4 1.6"/>',
  ring: '<circle cx="8" cy="8" r="5.2"/>',
  extended: '<path d="M2.4 11.6c.4-4.6 4-6.8 8.6-6.2M8.4 2.4l3.4 3-3 3.4"/>',
  inbox: '<path d="M2.2 9.4l2-6.6h7.6l2 6.6v3.8H2.2zM2.2 9.4h3.4l1 1.8h2.8l1-1.8h3.4"/>',
  check: '<path d="M2.8 8.6l3.4 3.4 7-7.6"/>',
  late: '<path d="M1.8 9.4l2.8 2.8 4-4.4"/><path d="M12.4 3.4v4.8M12.4 11.6v.2" stroke-width="1.9"/>',
  box: '<path d="M2.2 3h11.6v3H2.2zM3.2 6v7.2h9.6V6M6.2 8.8h3.6"/>',
  minus: '<path d="M3.4 8h9.2"/>',
  cross: '<circle cx="8" cy="8" r="5.8"/><path d="M4 12l8-8"/>',
  loop: '<path d="M13 6.2A5.4 5.4 0 003 5.6M3 9.8a5.4 5.4 0 0010 .6M3 2.4v3.4h3.4M13 13.6v-3.4H9.6"/>',
} as const

export type IconName = keyof typeof SHAPES

const DRAWN = Object.fromEntries(
  Object.entries(SHAPES).map(([name, shape]) => [
    name,
    raw(
      `<svg class="icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">${shape}</svg>`,
    ),
  ]),
) as Record<IconName, ReturnType<typeof raw>>

/** A small drawing beside a word; never the only carrier of a meaning. */
export function icon(name: IconName) {
  return DRAWN[name]
}
