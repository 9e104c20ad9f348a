/** The hidden field by which a form that comes twice is known: made anew each time a form is shown. */
export const FORM_KEY = 'form-key'
