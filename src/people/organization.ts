import { z } from 'zod'
import { textSetting } from '../db/settings.ts'

/** The council whose register this is. */
export const organization = textSetting('organization', z.string(), 'Виконавчий комітет міської ради')
