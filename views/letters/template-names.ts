import type { TemplateKind } from '../../src/letters/text/template.ts'

/** What the council calls each kind of letter. */
export const templateNames: Record<TemplateKind, string> = {
  reminder: 'Лист-нагадування',
  digest: 'Щотижневе зведення керівникові',
  sheet: 'Щомісячний аркуш керівництву',
}
