import { type ZodType, z } from 'zod'
import { documentEdit, documentInput } from '../documents/inputs.ts'
import { acceptance } from '../tasks/acts/acceptance.ts'
import { controlAgain } from '../tasks/acts/control-again.ts'
import { execution } from '../tasks/acts/execution.ts'
import { extensions } from '../tasks/acts/extensions.ts'
import { placement } from '../tasks/acts/placement.ts'
import { removal } from '../tasks/acts/removal.ts'
import { reports } from '../tasks/acts/reports.ts'
import { retractions } from '../tasks/acts/retractions.ts'
import { returns } from '../tasks/acts/returns.ts'
import { taskInput } from '../tasks/inputs.ts'
import { agendaAnswer } from './agendas.ts'
import {
  documentAnswer,
  documentCardAnswer,
  documentListAnswer,
  registeredAnswer,
} from './document-answers.ts'
import { filesAnswer } from './files.ts'
import type { Operation } from './operation.ts'
import { protocolAnswer } from './protocols.ts'
import { removalDraftAnswer } from './removal-drafts.ts'
import { API } from './reply.ts'
import { departmentsAnswer, halfYearAnswer, leadershipAnswer } from './reports.ts'
import { signedAnswer } from './signed-reports.ts'
import { taskAnswer, taskListAnswer } from './task-answers.ts'

/** RFC 9457, with the errors field by field. */
const problemAnswer = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'Причини українською.' }),
  code: z.string().meta({ examples: ['not-a-day'] }),
  errors: z.array(z.strictObject({ field: z.string().optional(), message: z.string() })),
  existing: z.string().optional().meta({ description: 'Адреса документа, зареєстрованого раніше.' }),
})

/** The schemas by the names they bear in the description. */
const named: Record<string, ZodType> = {
  DocumentInput: documentInput,
  DocumentEdit: documentEdit,
  TaskInput: taskInput,
  Placement: placement.input,
  Report: reports.input,
  Acceptance: acceptance.input,
  Return: returns.input,
  Execution: execution.input,
  Extension: extensions.input,
  Removal: removal.input,
  ControlAgain: controlAgain.input,
  Retraction: retractions.input,
  Registered: registeredAnswer,
  Document: documentAnswer,
  DocumentCard: documentCardAnswer,
  DocumentList: documentListAnswer,
  Files: filesAnswer,
  Task: taskAnswer,
  TaskList: taskListAnswer,
  RemovalDraft: removalDraftAnswer,
  Agenda: agendaAnswer,
  Protocol: protocolAnswer,
  HalfYearReport: halfYearAnswer,
  DepartmentsReport: departmentsAnswer,
  LeadershipReport: leadershipAnswer,
  SignedReport: signedAnswer,
  Problem: problemAnswer,
}

type Json = Record<string, unknown>

/** The description of the interface, OpenAPI 3.1, made from what the routes themselves were declared with. */
export function describeApi(operations: readonly Operation<unknown, unknown>[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = API + operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Виконано: реєстр контролю за виконанням документів',
      version: '1',
      description:
        'Дні — YYYY-MM-DD за київським часом. Чого не можна бачити, того ніби немає (404). ' +
        'Повтор запису з тим самим Idempotency-Key дає першу відповідь і нічого не змінює.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: componentSchemas(),
    },
  }
}

function describe({
  method,
  path,
  right,
  summary,
  query,
  body,
  answer,
  status = 200,
  ifMatch,
  sends,
  answers,
}: Operation<unknown, unknown>): Json {
  const writes = method !== 'get'
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => parameter('path', name!, { type: 'string' }, true)),
    ...queryParameters(query),
    ...(writes ? [parameter('header', 'Idempotency-Key', { type: 'string', maxLength: 200 }, false)] : []),
    ...(ifMatch ? [parameter('header', 'If-Match', { type: 'string' }, ifMatch === 'required')] : []),
  ]
  const refusals = [
    401,
    ...(writes ? [400, 403, 409, 413, 415] : []),
    ...(path.includes(':') ? [404] : []),
    ...(writes || query ? [422] : []),
    ...(ifMatch ? [412] : []),
    ...(ifMatch === 'required' ? [428] : []),
  ]
  return {
    operationId: [method, ...path.split(/\W+/).filter(Boolean)].join('-'),
    summary,
    'x-right': right,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: !body.safeParse({}).success, ...content(body, sends) } } : {}),
    responses: {
      [status]: { description: 'Виконано.', ...content(answer, answers) },
      ...Object.fromEntries(
        refusals.sort().map((code) => [
          code,
          {
            description: refusalWords[code],
            content: { 'application/problem+json': { schema: refTo(problemAnswer) } },
          },
        ]),
      ),
    },
  }
}

const refusalWords: Record<number, string> = {
  400: 'Запит не прочитано.',
  401: 'Потрібен чинний ключ доступу.',
  403: 'Роль не дає права на цю дію.',
  404: 'Такого запису немає, або його не можна бачити.',
  409: 'Запис тим часом змінив хтось інший.',
  412: 'Версія вже інша.',
  413: 'Понад 1 МБ, а файлів — понад дозволене.',
  415: 'Тіло запиту іншого виду, ніж потрібно.',
  422: 'Відмова: надіслане не можна виконати.',
  428: 'Потрібен заголовок If-Match.',
}

function content(schema: ZodType, as?: 'files' | 'content'): Json {
  if (as === 'content') return { content: { 'application/octet-stream': {} } }
  const type = as === 'files' ? 'multipart/form-data' : 'application/json'
  return { content: { [type]: { schema: refTo(schema) } } }
}

function refTo(schema: ZodType): Json {
  // What is sent bears the name; what an act makes of it is its own business.
  const sent = schema instanceof z.ZodPipe ? schema.in : schema
  const name = Object.keys(named).find((key) => named[key] === schema || named[key] === sent)
  return name ? { $ref: `#/components/schemas/${name}` } : jsonSchema(schema)
}

function parameter(
  place: 'path' | 'query' | 'header',
  name: string,
  schema: unknown,
  required: boolean,
): Json {
  return { name, in: place, required, schema }
}

function queryParameters(query: ZodType | undefined): Json[] {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchema(query) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, schema]) =>
    parameter('query', name, schema, required.includes(name)),
  )
}

function componentSchemas(): Json {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, jsonSchema(schema)]))
}

/** As it is sent: a field with a default may be left out. */
function jsonSchema(schema: ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
