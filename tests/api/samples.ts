/** A decision of the executive committee with one point for the department of transport, on control. */
export function decision(changes: Record<string, unknown> = {}) {
  return {
    kind: 'executive-decision',
    date: '2026-11-20',
    title: 'Про ремонт зупинок громадського транспорту',
    tasks: [point()],
    ...changes,
  }
}

export function point(changes: Record<string, unknown> = {}) {
  return {
    point: '1',
    text: 'Відремонтувати зупинки на вулиці Соборній',
    executors: ['Управління транспорту, Іваненко П. С.'],
    placedOn: '2026-11-20',
    due: { day: '2026-12-10' },
    special: false,
    ...changes,
  }
}

/** A document of a higher authority, received on the day. */
export function letter(changes: Record<string, unknown> = {}) {
  return {
    kind: 'документ вищого органу',
    date: '2026-11-20',
    receivedAt: '2026-11-20T10:15',
    correspondent: { name: 'Обласна військова адміністрація', number: '01-15/777', date: '2026-11-18' },
    title: 'Про підготовку до зими',
    tasks: [],
    ...changes,
  }
}
