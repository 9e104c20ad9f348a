import { z } from 'zod'
import { askedAs, text } from '../../kernel/form-fields.ts'
import { errataInput } from '../inputs.ts'

/** The form that keeps an errata sheet; the instant is the one that its page was counted for. */
export const errataForm = askedAs(z.object({ ground: text, knownOn: text }), errataInput)
