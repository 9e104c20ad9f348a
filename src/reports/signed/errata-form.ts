import { z } from 'zod'
import { parsedAs, text } from '../../kernel/form-fields.ts'
import { errataInput } from '../inputs.ts'

/** The form that keeps an errata sheet; the instant is the one that its page was counted for. */
export const errataForm = parsedAs(z.object({ ground: text, knownOn: text }), errataInput)
