import { join } from 'node:path'
import { packageRoot } from '../../src/server/node/package-root.ts'

export const migrationsFolder = join(packageRoot, 'migrations')
