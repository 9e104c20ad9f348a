import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountRoutes } from './access/routes.tsx'
import { apiRoutes } from './api/routes.ts'
import { deadlineRoutes } from './deadlines/routes.tsx'
import { todayRoutes } from './desk/routes.tsx'
import { documentActRoutes } from './documents/act-routes.tsx'
import { fileRoutes } from './documents/files/routes.tsx'
import { documentRoutes } from './documents/routes.tsx'
import { exportRoutes } from './exports/routes.tsx'
import { feedRoutes } from './letters/calendar-feed/routes.tsx'
import { lettersRoutes } from './letters/outbox/routes.tsx'
import { noticeRoutes } from './letters/plan/notice-routes.tsx'
import { rulesRoutes } from './letters/plan/rules-routes.tsx'
import { answerRoutes } from './letters/replies/answer-routes.tsx'
import { replyRoutes } from './letters/replies/routes.tsx'
import { letterPaperRoutes } from './letters/text/paper-routes.tsx'
import { templateRoutes } from './letters/text/template-routes.tsx'
import { agendaRoutes } from './meetings/agenda-routes.tsx'
import { paperRoutes } from './meetings/paper-routes.tsx'
import { meetingRoutes } from './meetings/routes.tsx'
import { openDataRoutes } from './open-data/routes.tsx'
import { leaveRoutes } from './people/leave-routes.tsx'
import { personChangeRoutes } from './people/person-change-routes.tsx'
import { executorRoutes } from './people/routes.tsx'
import { setupRoutes } from './people/setup-routes.ts'
import { removalRoutes } from './removal/routes.tsx'
import { differencesRoutes } from './reports/compare/routes.tsx'
import { explanationRoutes } from './reports/explanations/routes.tsx'
import { earlyWarningRoutes } from './reports/forecast/routes.tsx'
import { formRoutes } from './reports/papers/form-routes.tsx'
import { dayRegisterRoutes } from './reports/reports/day-register-routes.tsx'
import { disciplineRoutes } from './reports/routes.tsx'
import { signedRoutes } from './reports/signed/routes.tsx'
import { healthRoutes } from './server/health.ts'
import { pageFrame } from './server/nav.ts'
import { dueRoutes } from './tasks/due-routes.tsx'
import { mergerRoutes } from './tasks/merger-routes.tsx'
import { taskRoutes } from './tasks/routes.tsx'
import { takesFiles } from './tasks/upload-paths.ts'
import { notFound } from './web/answers.tsx'
import type { AppContext } from './web/app-context.ts'
import type { AppEnv } from './web/app-env.ts'
import { markDemo } from './web/demo-mark.ts'
import { failed, tooLarge } from './web/failures.ts'
import { isMultipart } from './web/form.ts'
import type { RouteDeclaration, Router } from './web/router.ts'
import type { Runtime } from './web/runtime.ts'
import { ownOriginOnly, securityHeaders } from './web/security.ts'
import { staticRoutes } from './web/static-routes.ts'

/** The rooms, one line each: the whole of what this program answers. */
const rooms: Router[] = [
  staticRoutes,
  healthRoutes,
  accountRoutes,
  todayRoutes,
  setupRoutes,
  taskRoutes,
  documentRoutes,
  documentActRoutes,
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
  exportRoutes,
  signedRoutes,
  openDataRoutes,
  apiRoutes,
  deadlineRoutes,
  dueRoutes,
  executorRoutes,
  leaveRoutes,
  mergerRoutes,
  personChangeRoutes,
]

/** Who may use which route. */
export const declarations: RouteDeclaration[] = rooms.flatMap((room) => room.declarations)

const LARGEST_BODY = 1024 * 1024

/** The register as a web application; the same on Node and on Workers. */
export function createApp(
  context: AppContext,
  runtime: Runtime = {},
  mounted: Router[] = rooms,
): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const frame = pageFrame(context)
  app.onError(failed)
  app.notFound(notFound)
  app.use(securityHeaders)
  app.use(async (c, next) => {
    c.set('context', context)
    c.set('runtime', runtime)
    c.set('frame', frame)
    c.set('today', context.clock.today())
    await next()
  })
  app.use(markDemo)
  app.use(ownOriginOnly)
  const limited = bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge })
  app.use((c, next) => (takesFiles(c.req.path) && isMultipart(c) ? next() : limited(c, next)))
  for (const room of mounted) app.route('/', room.hono)
  return app
}
