import { declareAgendas } from './agendas.ts'
import { declareAnswering } from './answering.ts'
import { declareDocuments } from './documents.ts'
import { declareEarlyWarning } from './early-warning.ts'
import { declareFiles } from './files.ts'
import { declareLetters } from './letters.ts'
import { declareMeetings } from './meetings.ts'
import { describeApi } from './open-api.ts'
import { createApi } from './operation.ts'
import { declarePaperReports } from './paper-reports.ts'
import { declareProtocols } from './protocols.ts'
import { declareRemovalDrafts } from './removal-drafts.ts'
import { API } from './reply.ts'
import { declareReports } from './reports.ts'
import { declareSignedReports } from './signed-reports.ts'
import { declareStaff } from './staff.ts'
import { declareTasks } from './tasks.ts'

const api = createApi()
declareDocuments(api)
declareTasks(api)
declareAnswering(api)
declareStaff(api)
declareFiles(api)
declareRemovalDrafts(api)
declareAgendas(api)
declareMeetings(api)
declareProtocols(api)
declareLetters(api)
declareReports(api)
declareEarlyWarning(api)
declarePaperReports(api)
declareSignedReports(api)

let description: string | undefined

api.room.get(`${API}/openapi.json`, 'anyone', (c) => {
  description ??= JSON.stringify(describeApi(api.operations))
  return c.body(description, 200, { 'Content-Type': 'application/json; charset=utf-8' })
})

/** The interface for programs, version 1. */
export const apiRoutes = api.room
