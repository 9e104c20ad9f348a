import { fileURLToPath } from 'node:url'

/** The folder of this package: one above both `src/` and `dist/`, so the sources and the bundle agree. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url))
