import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { due } from './due.ts'
import { importFile } from './import.ts'
import { init } from './init.ts'
import { lettersPlan } from './letters-plan.ts'
import { lettersSend } from './letters-send.ts'
import { openDataActs, openDataDepartments, openDataHalfYear } from './open-data.ts'
import {
  reportBalance,
  reportDepartment,
  reportDepartments,
  reportFormulas,
  reportHalfYear,
  reportLeadership,
  reportMemo,
  reportMonth,
  reportNotInTime,
  reportTurnover,
  reportWeek,
} from './report.ts'
import { reportReplay, reportSigned } from './report-signed.ts'
import { restore } from './restore.ts'
import { seedDemo, seedHalfYear } from './seed.ts'
import { serve } from './serve.ts'
import { tokenCreate } from './token-create.ts'
import { userAdd } from './user-add.ts'

/** Every command, in the order of the list. */
export const commands: readonly Command[] = [
  init,
  serve,
  seedDemo,
  seedHalfYear,
  userAdd,
  tokenCreate,
  importFile,
  due,
  reportHalfYear,
  reportDepartments,
  reportFormulas,
  reportBalance,
  reportLeadership,
  reportMemo,
  reportMonth,
  reportWeek,
  reportDepartment,
  reportNotInTime,
  reportTurnover,
  reportSigned,
  reportReplay,
  openDataActs,
  openDataHalfYear,
  openDataDepartments,
  lettersPlan,
  lettersSend,
  backup,
  restore,
  doctor,
]
