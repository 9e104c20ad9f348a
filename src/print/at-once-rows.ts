/** Lists up to this length are answered at once (a quarter of a second of one processor); longer ones are exported in the background. */
export const AT_ONCE_ROWS = 2000
