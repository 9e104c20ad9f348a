import { jsonSetting } from '../../db/settings.ts'
import { laddersInput, usualLadders } from './ladder.ts'

/** The ladders of this council; the usual ones until it has set its own. */
export const councilLadders = jsonSetting('ladders', laddersInput, usualLadders)
