import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountRoutes } from './accounts/routes.tsx'
import { apiRoutes } from './api/routes.ts'
import { deadlineRoutes } from './deadlines/routes.tsx'
import { dayRegisterRoutes } from './discipline/day-register-routes.tsx'
import { differencesRoutes } from './discipline/differences-routes.tsx'
import { earlyWarningRoutes } from './discipline/early-warning-routes.tsx'
import { explanationRoutes } from './discipline/explanation-routes.tsx'
import { formRoutes } from './discipline/form-routes.tsx'
import { disciplineRoutes } from './discipline/routes.tsx'
import { sealedRoutes } from './discipline/sealed-routes.tsx'
import { documentRoutes } from './documents/routes.tsx'
import { leaveRoutes } from './executors/leave-routes.tsx'
import { mergerRoutes } from './executors/merger-routes.tsx'
import { executorRoutes } from './executors/routes.tsx'
import { fileRoutes } from './files/routes.tsx'
import { takesFiles } from './files/upload-paths.ts'
import { absent } from './http/answers.tsx'
import type { AppEnv } from './http/app-env.ts'
import type { Door } from './http/door.ts'
import { failed, tooLarge } from './http/failures.ts'
import { isMultipart } from './http/form.ts'
import { healthRoutes } from './http/health.ts'
import type { Room, RouteDeclaration } from './http/room.ts'
import { ownOriginOnly, securityHeaders } from './http/security.ts'
import { staticRoutes } from './http/static-routes.ts'
import { agendaRoutes } from './meetings/agenda-routes.tsx'
import { paperRoutes } from './meetings/paper-routes.tsx'
import { meetingRoutes } from './meetings/routes.tsx'
import type { Office } from './office.ts'
import { openDataRoutes } from './open-data/routes.tsx'
import { preparedRoutes } from './prepared/routes.tsx'
import { answerRoutes } from './reminders/answer-routes.tsx'
import { feedRoutes } from './reminders/feed-routes.tsx'
import { letterPaperRoutes } from './reminders/letter-paper-routes.tsx'
import { lettersRoutes } from './reminders/letters-routes.tsx'
import { noticeRoutes } from './reminders/notice-routes.tsx'
import { replyRoutes } from './reminders/reply-routes.tsx'
import { rulesRoutes } from './reminders/rules-routes.tsx'
import { templateRoutes } from './reminders/template-routes.tsx'
import { removalRoutes } from './removal/routes.tsx'
import { taskRoutes } from './tasks/routes.tsx'

/** The rooms, one line each: the whole of what this program answers. */
const rooms: Room[] = [
  staticRoutes,
  healthRoutes,
  accountRoutes,
  taskRoutes,
  documentRoutes,
  agendaRoutes,
  meetingRoutes,
  paperRoutes,
  fileRoutes,
  answerRoutes,
  lettersRoutes,
  noticeRoutes,
  replyRoutes,
  feedRoutes,
  removalRoutes,
  letterPaperRoutes,
  rulesRoutes,
  templateRoutes,
  disciplineRoutes,
  dayRegisterRoutes,
  earlyWarningRoutes,
  explanationRoutes,
  formRoutes,
  differencesRoutes,
  preparedRoutes,
  sealedRoutes,
  openDataRoutes,
  apiRoutes,
  deadlineRoutes,
  executorRoutes,
  leaveRoutes,
  mergerRoutes,
]

/** Who may use which route. */
export const declarations: RouteDeclaration[] = rooms.flatMap((room) => room.declarations)

const LARGEST_BODY = 1024 * 1024

/** The register as a web application; the same on Node and on Workers. */
export function createApp(office: Office, door: Door = {}, mounted: Room[] = rooms): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.onError(failed)
  app.notFound(absent)
  app.use(securityHeaders)
  app.use(async (c, next) => {
    c.set('office', office)
    c.set('door', door)
    c.set('today', office.clock.today())
    await next()
  })
  app.use(ownOriginOnly)
  const limited = bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge })
  app.use((c, next) => (takesFiles(c.req.path) && isMultipart(c) ? next() : limited(c, next)))
  for (const room of mounted) app.route('/', room.hono)
  return app
}
