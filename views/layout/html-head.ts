import { html } from 'hono/html'
import { asset } from './asset.ts'

/** The head of every page: our own files only, and htmx without the style that the policy forbids. */
export function htmlHead(title: string, refreshes?: number) {
  return html`<head>
<meta charset="utf-8">
<title>${title} · Виконано</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="includeIndicatorCSS:false, history:reload">
${refreshes ? html`<noscript><meta http-equiv="refresh" content="${refreshes}"></noscript>` : ''}
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('app.css')}">
<script src="${asset('htmx.min.js')}" defer></script>
<script src="${asset('app.js')}" type="module"></script>
</head>`
}
