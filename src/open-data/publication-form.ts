import { z } from 'zod'
import { text, ticked } from '../kernel/form-fields.ts'

/** The form of the settings of open data. */
export const publicationForm = z.object({ published: ticked, publisherId: text, places: text, version: text })
