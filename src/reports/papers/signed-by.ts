/** Whose signature stands under a report of the control department. */
export const SIGNED_BY = 'Начальник відділу контролю'
